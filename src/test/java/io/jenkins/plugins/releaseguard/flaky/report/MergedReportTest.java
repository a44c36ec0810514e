package io.jenkins.plugins.releaseguard.flaky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergedReportTest {
    private static String merge(InputStream from, Function<TestId, MergedReport.@Nullable Verdict> verdicts)
            throws Exception {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        MergedReport.write(from, to, verdicts);
        return to.toString(StandardCharsets.UTF_8);
    }

    private static String merge(String from, Map<String, MergedReport.Verdict> byName) throws Exception {
        return merge(
                new ByteArrayInputStream(from.getBytes(StandardCharsets.UTF_8)),
                id -> byName.get(id.name() + "#" + id.occurrence()));
    }

    @Test
    void shouldLetFlakyTestPassAndKeepItsTraces() throws Exception {
        String merged = merge(
                Samples.suite("!a", "!b", "c"),
                Map.of(
                        "a#1",
                        new MergedReport.Verdict(true, List.of(new Trace(false, "T", "once <&\"", "at x\u0001")))));
        List<TestCase> cases = Samples.read(merged);
        assertThat(cases).extracting(TestCase::outcome).containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.PASSED);
        assertThat(cases.get(0).retries().get(0).getMessage()).isEqualTo("once <&\"");
        assertThat(cases.get(0).retries().get(0).getText()).isEqualTo("at x\uFFFD");
        assertThat(cases.get(1).failure().getText()).isEqualTo("trace of b");
    }

    @Test
    void shouldWriteAllAttemptsOfFailedTest() throws Exception {
        List<Trace> traces = List.of(new Trace(false, "", "first", ""), new Trace(true, "", "second", ""));
        List<TestCase> cases = Samples.read(merge(
                Samples.suite("!a", "a", "p"),
                Map.of(
                        "a#1",
                        new MergedReport.Verdict(false, traces),
                        "p#1",
                        new MergedReport.Verdict(false, List.of()))));
        assertThat(cases).extracting(TestCase::outcome).containsExactly(Outcome.FAILED, Outcome.PASSED, Outcome.FAILED);
        assertThat(cases.get(0).retries())
                .singleElement()
                .satisfies(t -> assertThat(t.isError()).isTrue());
    }

    @Test
    void shouldKeepEverythingElse() throws Exception {
        String merged = merge(
                "<?xml version='1.0'?><!DOCTYPE x><testsuites><testsuite name='s' xsi:y='1'"
                        + " timestamp='t'><properties><property name='k' value='v'/></properties><testcase"
                        + " name='a'><failure/><system-out><![CDATA[<o>]]>"
                        + "</system-out></testcase><system-err>e&amp;</system-err></testsuite></testsuites>",
                Map.of("a#1", new MergedReport.Verdict(true, List.of())));
        assertThat(merged)
                .contains("timestamp=\"t\"", "xsi:y=\"1\"", "value=\"v\"", "<o>", "<system-err>e&amp;</system-err>")
                .doesNotContain("failure");
    }

    @Test
    void shouldWriteTestsThatOnlyRerunsShowed() throws Exception {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        TestId id = new TestId("s", "", "c", "n", 1);
        MergedReport.writeNew(
                to, List.of(id), t -> new MergedReport.Verdict(false, List.of(new Trace(false, "", "m", ""))));
        assertThat(Samples.read(to.toString(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.id()).isEqualTo(id);
                    assertThat(c.outcome()).isEqualTo(Outcome.FAILED);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surefire-3.5.4-rerun1-TEST-p.OuterTest.xml",
                "surefire-3.5.4-plain-TEST-p.LogTest.xml",
                "jest29-two-files-same-names.xml",
                "pytest-9.1-rerunfailures-HEAD.xml",
                "ctest-3.25-plain.xml",
                "vitest2-plain.xml"
            })
    void shouldCopyRealReportsFaithfully(String name) throws Exception {
        List<TestCase> before = Samples.read(Samples.open(name));
        List<TestCase> after = Samples.read(merge(Samples.open(name), id -> null));
        assertThat(after).usingRecursiveComparison().isEqualTo(before);
    }
}
