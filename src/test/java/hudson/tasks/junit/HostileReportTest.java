package hudson.tasks.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are written by whoever writes tests: they must not reach files, the network, or all of the memory. */
class HostileReportTest {

    @TempDir
    private Path dir;

    private List<CaseResult> read(String xml) throws IOException {
        File report = Files.writeString(dir.resolve("report.xml"), xml).toFile();
        TestResult result = new TestResult();
        result.parse(report);
        result.tally();
        return result.getSuites().stream().flatMap(s -> s.getCases().stream()).toList();
    }

    @Test
    void shouldNotReadFilesByEntities() throws IOException {
        Path secret = Files.writeString(dir.resolve("secret"), "the secret");
        List<CaseResult> cases =
                read("<!DOCTYPE testsuite [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><testsuite name='s'><testcase"
                        + " classname='c'"
                        + " name='n'><system-out>&x;</system-out></testcase></testsuite>");

        assertThat(cases).singleElement().satisfies(c -> {
            assertThat(c.getName()).isEqualTo("[failed-to-read]");
            assertThat(c.getErrorStackTrace()).doesNotContain("the secret");
        });
    }

    @Test
    void shouldNotExpandEntities() throws IOException {
        List<CaseResult> cases =
                read("<!DOCTYPE testsuite [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><testsuite"
                        + " name='s'><testcase classname='c' name='n'><failure"
                        + " message='m'>&b;</failure></testcase></testsuite>");

        assertThat(cases).extracting(CaseResult::getName).containsExactly("[failed-to-read]");
    }

    @Test
    void shouldAcceptDocumentTypeWithoutUsingIt() throws IOException {
        List<CaseResult> cases = read("<!DOCTYPE testsuite SYSTEM 'http://127.0.0.1:1/no.dtd'>"
                + "<testsuite name='s'><testcase classname='c' name='n'/></testsuite>");

        assertThat(cases).extracting(CaseResult::getName).containsExactly("n");
    }

    @Test
    void shouldLimitDepth() throws IOException {
        int depth = 100_000;
        List<CaseResult> cases = read("<testsuite name='s'>".repeat(depth)
                + "<testcase classname='c' name='n'/>"
                + "</testsuite>".repeat(depth));

        assertThat(cases).extracting(CaseResult::getName).containsExactly("[failed-to-read]");
    }

    @Test
    void shouldReadCasesThatFollowNestedSuites() throws IOException {
        List<CaseResult> cases =
                read("<testsuites><testsuite name='outer'><testsuite name='inner'><testcase classname='c'"
                        + " name='a'/></testsuite><testcase classname='c' name='b'/></testsuite></testsuites>");

        assertThat(cases).extracting(CaseResult::getName).containsExactly("a", "b");
    }
}
