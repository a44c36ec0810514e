package io.jenkins.plugins.releaseguard.flaky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CaseListTest {
    private static ByteArrayInputStream in(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldGiveBackWhatWasPacked() throws Exception {
        CaseList.Packer packer = new CaseList.Packer();
        packer.add("a.xml", in(Samples.suite("!a", "b", "?c")));
        packer.add("broken.xml", in("<testsuite><testcase name='x'/>"));
        packer.add("b.xml", in("<testsuite name='p.A'><testcase classname='p.A' name='grün' time='1.5'/></testsuite>"));
        List<CaseList.Entry> entries = new ArrayList<>();
        packer.packed().forEach(entries::add);
        assertThat(entries)
                .extracting(e -> e.report() + " " + e.id().name() + " " + e.outcome() + " " + e.millis())
                .containsExactly("a.xml a FAILED 0", "a.xml b PASSED 0", "a.xml c SKIPPED 0", "b.xml grün PASSED 1500");
    }

    @Test
    void shouldCountWhatIsBeyondItsBound() throws Exception {
        CaseList.Packer packer = new CaseList.Packer();
        String xml = "<testsuite name='s'>" + "<testcase classname='p.A' name='t'/>".repeat(60_000) + "</testsuite>";
        packer.add("a.xml", in(xml));
        packer.add("b.xml", in(xml));
        CaseList list = packer.packed();
        assertThat(list.size()).isEqualTo(CaseList.MAX_CASES);
        assertThat(list.left()).isEqualTo(20_000);
        AtomicInteger count = new AtomicInteger();
        list.forEach(e -> count.incrementAndGet());
        assertThat(count).hasValue(CaseList.MAX_CASES);
    }
}
