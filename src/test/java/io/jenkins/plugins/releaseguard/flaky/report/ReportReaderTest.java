package io.jenkins.plugins.releaseguard.flaky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    private static List<String> failures(List<TestCase> cases) {
        return cases.stream()
                .filter(c -> c.outcome().isFailure())
                .map(c -> c.id().name() + "#" + c.id().occurrence())
                .toList();
    }

    private static List<String> retried(List<TestCase> cases) {
        return cases.stream()
                .filter(TestCase::passedOnRetry)
                .map(c -> c.id().name())
                .toList();
    }

    @Test
    void shouldReadPlainSurefireReport() throws Exception {
        List<TestCase> cases = Samples.read(Samples.open("surefire-3.5.4-plain-TEST-p.OuterTest.xml"));
        assertThat(failures(cases))
                .containsExactly(
                        "dn#1",
                        "csv(String, int)[2]#1",
                        "dyn()[2]#1",
                        "par(int)[2]#1",
                        "flaky#1",
                        "inner#1",
                        "deepest#1");
        assertThat(retried(cases)).isEmpty();
        assertThat(cases.get(0).id()).isEqualTo(new TestId("p.OuterTest", "", "p.OuterTest", "dn", 1));
        assertThat(cases.get(0).seconds()).isEqualTo(0.03);
        assertThat(cases.get(0).failure().getMessage()).isEqualTo("flake dn");
        assertThat(cases.get(0).failure().getText()).startsWith("org.opentest4j.AssertionFailedError: flake dn\n\tat ");
    }

    @Test
    void shouldReadRetriesOfSurefire() throws Exception {
        List<TestCase> cases = Samples.read(Samples.open("surefire-3.5.4-rerun1-TEST-p.OuterTest.xml"));
        assertThat(retried(cases)).containsExactly("dn", "csv(String, int)[2]", "flaky", "inner");
        assertThat(failures(cases)).containsExactly("dyn()[2]#1", "par(int)[2]#1", "deepest#1");
        TestCase always = cases.stream()
                .filter(c -> c.id().name().equals("deepest"))
                .findFirst()
                .orElseThrow();
        assertThat(always.failure().getMessage()).isEqualTo("deep");
        assertThat(always.retries())
                .singleElement()
                .satisfies(t -> assertThat(t.getText()).contains("deep"));
        TestCase flaky = cases.stream()
                .filter(c -> c.id().name().equals("flaky"))
                .findFirst()
                .orElseThrow();
        assertThat(flaky.retries().get(0).getText()).doesNotContain("red"); // of the output beside the trace
    }

    @Test
    void shouldReadFailureOfWholeClass() throws Exception {
        List<TestCase> plain = Samples.read(Samples.open("surefire-3.5.4-plain-TEST-p.LogTest.xml"));
        assertThat(plain)
                .singleElement()
                .satisfies(c -> assertThat(c.id().isWholeClass()).isTrue());
        List<TestCase> rerun = Samples.read(Samples.open("surefire-3.5.4-rerun1-TEST-p.LogTest.xml"));
        assertThat(failures(rerun)).containsExactly("#1", "rep(RepetitionInfo)[2]#1");
        assertThat(rerun).filteredOn(c -> c.outcome() == Outcome.SKIPPED).hasSize(1);
    }

    @Test
    void shouldKeepTestsOfSameNameApart() throws Exception {
        assertThat(failures(Samples.read(Samples.open("jest29-two-files-same-names.xml"))))
                .containsExactly(
                        "Add (x) a+b? [1]#1",
                        "Add (x) row 2#1",
                        "Add (x) nested dup#2",
                        "Add (x) a+b? [1]#2",
                        "Add (x) row 2#2",
                        "Add (x) nested dup#4");
        assertThat(failures(Samples.read(Samples.open("vitest2-plain.xml"))))
                .containsExactly("Add (x) > a+b? [1]#1", "Add (x) > row 2#1", "Add (x) > nested > dup#2");
    }

    @Test
    void shouldNotTakeRepeatedPassesForFlakes() throws Exception {
        List<TestCase> cases = Samples.read(Samples.open("pytest-9.1-rerunfailures-HEAD.xml"));
        assertThat(cases.stream()
                        .filter(c -> c.outcome().isFailure())
                        .map(c -> c.id().name())
                        .distinct())
                .containsExactlyInAnyOrder("test_always", "test_td");
        assertThat(retried(cases)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00.000Z,2026-11-22T10:00:00Z",
        "2026-11-22T12:00:35.898483+02:00,2026-11-22T10:00:35.898483Z",
        "2026-11-22T10:00:00,", // in which zone?
        "0001-01-01T00:00:00Z,",
        "2026-11-22T99:00:00Z,",
        "Sun Nov 22,"
    })
    void shouldReadWhenTestsRanIfTheZoneIsTold(String timestamp, Instant stamp) throws Exception {
        String xml = "<testsuites><testsuite name='a' timestamp='" + timestamp
                + "'/><testsuite name='b' timestamp='2020-01-01T00:00:00'/></testsuites>";
        ReportReader.Reading reading =
                ReportReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), test -> {});
        assertThat(reading.stamp()).isEqualTo(Optional.ofNullable(stamp));
    }

    @Test
    void shouldReadCtest() throws Exception {
        List<TestCase> cases = Samples.read(Samples.open("ctest-3.25-plain.xml"));
        assertThat(failures(cases)).containsExactly("a.b+c#1", "bad one#1");
    }

    @Test
    void shouldSkipFailuresThatTheToolAllows() throws Exception {
        String todo = "<testsuites><testcase name='a' classname='test'><skipped type='todo' message='true'/>"
                + "<failure type='testCodeFailure'/></testcase></testsuites>";
        assertThat(Samples.read(todo)).singleElement().satisfies(c -> {
            assertThat(c.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(c.failure()).isNull();
        });
        String allowed =
                "<testcase name='may'><skipped message='TEST_CASE tagged with !mayfail'/><failure/></testcase>";
        String other = "<testcase name='other'><failure/><error/></testcase>";
        assertThat(failures(Samples.read(
                        "<testsuite name='t' failures='1' errors='1'>" + allowed + other + allowed + "</testsuite>")))
                .containsExactly("other#1");
        // a CHECK_NOFAIL that failed brings the mark, too
        assertThat(failures(Samples.read("<testsuite name='t' failures='1' errors='0'>" + allowed + "</testsuite>")))
                .containsExactly("may#1");
    }

    @Test
    void shouldTakeWorstOfSeveralOutcomes() throws Exception {
        List<TestCase> cases = Samples.read("<testsuite name='s'><testcase name='a'><skipped/><failure/></testcase>"
                + "<testcase name='b'><failure message='f'/><error message='e'/></testcase>"
                + "<testcase name='c' status='notrun'/><testcase name='d' result='suppressed'/></testsuite>");
        assertThat(cases)
                .extracting(TestCase::outcome)
                .containsExactly(Outcome.FAILED, Outcome.ERROR, Outcome.SKIPPED, Outcome.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "status='notrun', SKIPPED",
                "status='untested', SKIPPED",
                "result='Inconclusive', SKIPPED",
                "status='pending', SKIPPED",
                "status='panicked', FAILED",
                "status='timedout', FAILED",
                "result='Failed', FAILED",
                "status='run' result='completed', PASSED",
                "status='passed', PASSED",
            })
    void shouldBelieveWhatAttributesSayWhereNoElementDoes(String attributes, Outcome outcome) throws Exception {
        assertThat(Samples.read("<testsuite><testcase name='a' " + attributes + "/></testsuite>"))
                .extracting(TestCase::outcome)
                .containsExactly(outcome);
    }

    @Test
    void shouldReadNestedSuitesFilesAndFailureOfSuite() throws Exception {
        List<TestCase> cases = Samples.read("<testsuites><testsuite name='outer' file='a.js'><testsuite name='in'>"
                + "<testcase name='x' classname='c'/></testsuite><testcase name='x' classname='c' file='b.js'/>"
                + "<error message='boom'/></testsuite></testsuites>");
        assertThat(cases)
                .extracting(TestCase::id)
                .containsExactly(
                        new TestId("in", "a.js", "c", "x", 1),
                        new TestId("outer", "b.js", "c", "x", 1),
                        new TestId("outer", "a.js", "outer", "", 1));
        assertThat(cases.get(2).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void shouldReadEmptyAndMissingNames() throws Exception {
        assertThat(Samples.read("<testsuite><testcase/><testcase name=' '/></testsuite>"))
                .extracting(TestCase::id)
                .containsExactly(new TestId("", "", "", "", 1), new TestId("", "", "", "", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "2,503.1|2503.1",
                "0,288|0.288",
                "-3|0",
                "soon|0",
                "''|0",
                "' '|0",
                "' 1.5 '|1.5",
                "1,234,567|1234567",
                "0.1234567890123456|0.1234567890123456",
                "1e-3|0.001",
                "NaN|0"
            })
    void shouldReadTime(String text, double seconds) throws Exception {
        assertThat(Samples.read("<testsuite><testcase name='a' time='%s' classname='C'/></testsuite>".formatted(text)))
                .extracting(TestCase::seconds)
                .containsExactly(seconds);
    }

    @Test
    void shouldReadNoTime() throws Exception {
        assertThat(Samples.read("<testsuite><testcase/></testsuite>"))
                .extracting(TestCase::seconds)
                .containsExactly(0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void shouldReadDeclaredEncodings(String encoding) throws Exception {
        String xml = "<?xml version='1.0' encoding='" + encoding + "'?><testsuite><testcase name='grün'/></testsuite>";
        assertThat(Samples.read(new ByteArrayInputStream(xml.getBytes(Charset.forName(encoding)))))
                .extracting(c -> c.id().name())
                .containsExactly("grün");
    }

    @Test
    void shouldForgiveWhatToolsGetWrongAboutCharacters() throws Exception {
        String xml = "\uFEFF \n<?xml version='1.0' encoding='utf-16'?><testsuite><testcase name='a\u0001b'>"
                + "<failure message='c&#27;d' xsi:nil='1'>\u001B[31mred</failure></testcase></testsuite>";
        List<TestCase> cases = Samples.read(xml);
        assertThat(cases.get(0).id().name()).isEqualTo("a\uFFFDb");
        assertThat(cases.get(0).failure().getMessage()).isEqualTo("c\u001Bd");
        byte[] latin = "<testsuite><testcase name='gr\u00fcn'/></testsuite>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Samples.read(new ByteArrayInputStream(latin)).get(0).id().name())
                .isEqualTo("gr\uFFFDn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty",
                "' '|empty",
                "<testsuite><testcase name='a'/>|cut off at line 1",
                "<testsuite><testcase name='a'|cut off at line 1",
                "<html/>|no JUnit report: its root element is <html>",
                "{\"a\": 1}|not well-formed XML at line 1",
                "<testsuite></testsuites>|not well-formed XML at line 1",
                "<testsuite/><testsuite/>|not well-formed XML at line 1",
                "<?xml version='1.0' encoding='klingon'?><testsuite/>|unknown encoding 'klingon'"
            })
    void shouldNameReasonOfBrokenReport(String xml, String reason) {
        assertThatExceptionOfType(BrokenReportException.class)
                .isThrownBy(() -> Samples.read(xml))
                .withMessageStartingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE t [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><testsuite name='&b;'/>",
                "<!DOCTYPE t [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><testsuite><testcase"
                        + " name='a'><failure>&a;</failure></testcase></testsuite>"
            })
    void shouldRefuseEntities(String xml) {
        assertThatExceptionOfType(BrokenReportException.class).isThrownBy(() -> Samples.read(xml));
    }

    @Test
    void shouldAcceptDocumentTypeWithoutUse() throws Exception {
        assertThat(Samples.read("<!DOCTYPE testsuite SYSTEM 'http://no.invalid/x.dtd'><testsuite><testcase"
                        + " name='a'/></testsuite>"))
                .hasSize(1);
    }

    @Test
    void shouldBoundNamesTracesAndRetries() throws Exception {
        String name = "n".repeat(50_000);
        String retries = "<rerunFailure message='m'>t</rerunFailure>".repeat(500);
        List<TestCase> cases = Samples.read("<testsuite><testcase name='" + name + "1'><failure message='" + name + "'>"
                + name + "</failure>" + retries + "</testcase><testcase name='" + name + "2'/></testsuite>");
        assertThat(cases.get(0).id().name())
                .hasSizeLessThan(1100)
                .isNotEqualTo(cases.get(1).id().name());
        assertThat(cases.get(0).failure().getText()).hasSizeLessThanOrEqualTo(8000);
        assertThat(cases.get(0).failure().getMessage()).hasSizeLessThan(2100);
        assertThat(cases.get(0).retries()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void shouldReadHugeOutputInLittleMemory() throws Exception {
        byte[] block =
                "all work and no play makes jack a dull boy\n".repeat(25_000).getBytes(StandardCharsets.UTF_8);
        long times = 2 * Runtime.getRuntime().maxMemory() / block.length;
        Enumeration<InputStream> blocks = new Enumeration<>() {
            private long i = -1;

            @Override
            public boolean hasMoreElements() {
                return i <= times;
            }

            @Override
            public InputStream nextElement() {
                i++;
                return new ByteArrayInputStream(
                        i == 0
                                ? "<testsuite><testcase name='a'><failure>".getBytes(StandardCharsets.UTF_8)
                                : i <= times / 2
                                        ? block
                                        : i == times / 2 + 1
                                                ? "</failure><system-out><![CDATA[".getBytes(StandardCharsets.UTF_8)
                                                : i <= times
                                                        ? block
                                                        : "]]></system-out></testcase></testsuite>"
                                                                .getBytes(StandardCharsets.UTF_8));
            }
        };
        assertThat(Samples.read(new SequenceInputStream(blocks))).hasSize(1);
        assertThat(Collections.list(blocks)).isEmpty();
    }
}
