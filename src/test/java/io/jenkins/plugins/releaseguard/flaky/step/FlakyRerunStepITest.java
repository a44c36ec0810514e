package io.jenkins.plugins.releaseguard.flaky.step;

import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.report;
import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.rerun;
import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.rerunWith;
import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.write;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.tasks.junit.CaseResult;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.releaseguard.flaky.report.Samples;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FlakyRerunStepITest {
    private static JenkinsRule j;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        j.after();
    }

    private static List<String> flaky(WorkflowRun run) {
        return run.getAction(FlakyTestsAction.class).getFlaky().stream()
                .map(FlakyEntry::getName)
                .toList();
    }

    @Test
    void shouldLetBlockMakeFirstRunAndClearFlake() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                rerun(report("a.xml", "!a", "b") + "error 'exit code 1'", report("a.xml", "a")) + "echo 'went on'\n");
        j.assertLogContains("attempt 0 of []", run);
        j.assertLogContains("attempt 1 of [p.A#a]", run);
        j.assertLogContains("[flakyRerun] Rerun 1 of 1 failed test, at most 2: p.A#a", run);
        j.assertLogContains("[flakyRerun] Flaky: p.A.a, passed in attempt 1", run);
        j.assertLogContains("went on", run);
        j.assertLogNotContains("attempt 2", run);
        assertThat(flaky(run)).containsExactly("p.A.a");
        TestResultAction tests = run.getAction(TestResultAction.class);
        assertThat(tests.getTotalCount()).isEqualTo(2);
        assertThat(tests.getFailCount()).isZero();
    }

    @Test
    void shouldJudgeTestsThatRanBefore() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                report("a.xml", "!a", "b") + rerun("error 'no first run here'", report("a.xml", "a")));
        j.assertLogContains("The tests ran before this step", run);
        j.assertLogNotContains("attempt 0", run);
        assertThat(flaky(run)).containsExactly("p.A.a");
    }

    @Test
    void shouldRunBlockOfSecondStepOnTheSamePattern() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.UNSTABLE,
                rerun(report("a.xml", "!a", "b") + "error 'exit code 1'", report("a.xml", "a"))
                        + rerunWith("reruns: 1", report("c.xml", "!c"), report("c.xml", "!c")));
        j.assertLogContains("Flaky: p.A.a, passed in attempt 1", run);
        j.assertLogContains("only 1 older one: the block makes the first run", run);
        j.assertLogContains("Still fails: p.A.c, failed again", run);
    }

    @Test
    void shouldNotTakeForTestsBeforeItWhatTheRerunOfAnotherStepWroteBesideItsReports() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                rerunWith(
                                "resultsOfRerun: 's/*.xml'",
                                report("a.xml", "!a") + "error 'exit code 1'",
                                report("a.xml", "a", "b") + write("s/a.xml", Samples.suite("a")))
                        + rerun(report("c.xml", "c")));
        j.assertLogContains("only 1 older one: the block makes the first run", run);
    }

    @Test
    void shouldKeepNoListOfJudgedReportsWithAnEndedBuild() throws Exception {
        WorkflowRun run = Scripts.run(j, Result.SUCCESS, rerun(report("a.xml", "a")));
        assertThat(run.getAction(JudgedReports.class)).isNull();
        assertThat(Files.readString(run.getRootDir().toPath().resolve("build.xml")))
                .contains("FlakyTestsAction")
                .doesNotContain("JudgedReports");
    }

    @Test
    void shouldJudgeTestsThatRanBetweenTwoSteps() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.UNSTABLE,
                rerun(report("a.xml", "a"))
                        + report("c.xml", "!c")
                        + rerunWith("reruns: 1", "error 'no first run here'", report("c.xml", "!c")));
        j.assertLogContains("The tests ran before this step", run);
        j.assertLogContains("[flakyRerun] 1 report, 1 test, 1 failed, 0 skipped", run);
        assertThat(run.getAction(TestResultAction.class).getTotalCount()).isEqualTo(2);
    }

    @Test
    void shouldLeaveGreenTestsAlone() throws Exception {
        WorkflowRun run =
                Scripts.run(j, Result.SUCCESS, report("a.xml", "a", "?b") + rerun("error 'none'", "error 'none'"));
        j.assertLogNotContains("attempt", run);
        assertThat(run.getAction(TestResultAction.class).getTotalCount()).isEqualTo(2);
        assertThat(flaky(run)).isEmpty();
    }

    @Test
    void shouldMarkUnstableWhatStillFailsAndKeepTraces() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.UNSTABLE,
                report("a.xml", "!a", "!b", "c")
                        + rerun("", report("a.xml", "!a", "b") + "error 'x'", report("a.xml", "!a"))
                        + "echo 'went on'\n");
        j.assertLogContains("Still fails: p.A.a, failed again", run);
        j.assertLogContains("went on", run);
        TestResultAction tests = run.getAction(TestResultAction.class);
        assertThat(tests.getFailCount()).isEqualTo(1);
        assertThat(tests.getTotalCount()).isEqualTo(3);
        CaseResult failed = tests.getFailedTests().get(0);
        assertThat(failed.getName()).isEqualTo("a");
        assertThat(failed.getErrorStackTrace()).contains("trace of a");
        FlakyTestAction mark = failed.getTestAction(FlakyTestAction.class);
        assertThat(mark.getEntry().getTraces()).hasSize(3);
        CaseResult flaky = tests.getPassedTests().stream()
                .filter(c -> c.getName().equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(flaky.getTestAction(FlakyTestAction.class).getDisplayName()).isEqualTo("Flaky");
        assertThat(tests.getPassedTests())
                .filteredOn(c -> c.getName().equals("c"))
                .singleElement()
                .satisfies(c -> assertThat(c.getTestActions()).isEmpty());
    }

    @Test
    void shouldFailStepOnRequest() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.FAILURE,
                report("a.xml", "!a") + rerunWith("reruns: 1, onFailure: 'FAILURE'", "", report("a.xml", "!a"))
                        + "echo 'went on'\n");
        j.assertLogContains("1 test still fails: p.A.a", run);
        j.assertLogNotContains("went on", run);
        assertThat(run.getAction(TestResultAction.class).getFailCount()).isEqualTo(1);
    }

    @Test
    void shouldNotBeFooledBySelectionThatMatchesNothing() throws Exception {
        WorkflowRun run = Scripts.run(
                j, Result.UNSTABLE, report("a.xml", "!a", "b") + rerun("", "echo 'exit 0'", report("a.xml"), ""));
        j.assertLogContains("still fails: p.A.a, the rerun wrote no report", run);
        j.assertLogContains("attempt 2 of [p.A]", run); // more coarsely
        j.assertLogContains("still fails: p.A.a, no test ran", run);
        assertThat(flaky(run)).isEmpty();
        assertThat(run.getAction(TestResultAction.class).getFailCount()).isEqualTo(1);
    }

    @Test
    void shouldNotBeFooledByReportOfEarlierBuild() throws Exception {
        WorkflowJob job = Scripts.job(
                j,
                "if (currentBuild.number == 1) { " + report("a.xml", "a") + " }\n"
                        + rerunWith("reruns: 1", "if (currentBuild.number == 2) { error 'compiler broke' }", ""));
        j.buildAndAssertStatus(Result.SUCCESS, job);
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("only 1 older one: the block makes the first run", run);
        j.assertLogContains("compiler broke", run);
        assertThat(run.getAction(TestResultAction.class)).isNull();
    }

    @Test
    void shouldNotBeFooledByStaleReportThatRerunLeaves() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.UNSTABLE,
                report("a.xml", "!a")
                        + write("r/b.xml", Samples.suiteOf("p.B", "!x"))
                        + rerunWith("reruns: 1", "", write("r/b.xml", Samples.suiteOf("p.B", "x")) + "error 'exit 1'"));
        j.assertLogContains("passed: p.B.x", run);
        j.assertLogContains("still fails: p.A.a, not in any report of the rerun", run);
        j.assertLogContains("left out 1 older report", run);
    }

    @Test
    void shouldNotBeFooledByReportThatRerunTakesFromACache() throws Exception {
        String restored = Samples.suite("a").replaceFirst(">", " timestamp='2026-01-02T10:00:00Z'>");
        WorkflowRun run = Scripts.run(
                j, Result.UNSTABLE, report("a.xml", "!a") + rerunWith("reruns: 1", "", write("r/a.xml", restored)));
        j.assertLogContains("still fails: p.A.a, the rerun wrote no report", run);
        j.assertLogContains("left out 1 older report", run);
    }

    @Test
    void shouldNotBeFooledByBrokenReportOfRerun() throws Exception {
        String broken = "<testsuite name='p.A'><testcase classname='p.A' name='a'/>";
        WorkflowRun run = Scripts.run(
                j, Result.UNSTABLE, report("a.xml", "!a") + rerunWith("reruns: 1", "", write("r/a.xml", broken)));
        j.assertLogContains("can't read r/a.xml: cut off at line 1", run);
        j.assertLogContains("still fails: p.A.a, the report of the rerun can't be read", run);
    }

    @Test
    void shouldRerunNothingWhenReportIsBroken() throws Exception {
        WorkflowRun run = Scripts.run(
                j, Result.FAILURE, report("a.xml", "!a") + write("r/b.xml", "<html/>") + rerun("", "echo 'rerun'"));
        j.assertLogContains(
                "The tests can't be judged, nothing was rerun: r/b.xml: no JUnit report: its root element is <html>",
                run);
        j.assertLogNotContains("attempt 1", run);
    }

    @Test
    void shouldRerunNothingWhenTooMuchFails() throws Exception {
        WorkflowRun run = Scripts.run(
                j, Result.UNSTABLE, report("a.xml", "!a", "!b", "!c", "!d", "e") + rerun("", report("a.xml", "a")));
        j.assertLogContains("Not rerun: 4 of 5 tests failed, more than maxFailureShare: 30 %", run);
        run = Scripts.run(
                j,
                Result.UNSTABLE,
                report("a.xml", "!a", "!b") + rerunWith("maxFailures: 1", "", report("a.xml", "a")));
        j.assertLogContains("Not rerun: 2 tests failed, more than maxFailures: 1", run);
    }

    @Test
    void shouldSelectParameterizedTestsByMethod() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                report("a.xml", "!csv(String, int)[2], x", "!csv(String, int)[2]", "!dyn()[1]", "csv(String, int)[1]")
                                .replace("name='p.A'", "name='p.A'")
                        + rerun(
                                "",
                                report(
                                        "a.xml",
                                        "csv(String, int)[2], x",
                                        "csv(String, int)[2]",
                                        "dyn()[1]",
                                        "csv(String, int)[1]")));
        // the first name is no method with arguments, so the whole class is run
        j.assertLogContains("attempt 1 of [p.A]", run);
        run = Scripts.run(
                j,
                Result.SUCCESS,
                report("a.xml", "!csv(String, int)[2]", "!dyn()[1]")
                        + rerun("", report("a.xml", "csv(String, int)[1]", "csv(String, int)[2]", "dyn()[1]")));
        j.assertLogContains("attempt 1 of [p.A#csv+dyn]", run);
    }

    @Test
    void shouldTakeFailureThatRerunBringsUp() throws Exception {
        WorkflowRun run = Scripts.run(
                j, Result.UNSTABLE, report("a.xml", "!") + rerunWith("reruns: 1", "", report("a.xml", "a", "!b")));
        j.assertLogContains("attempt 1 of [p.A]", run);
        j.assertLogContains("Still fails: p.A.b, failed for the first time in rerun 1", run);
        TestResultAction tests = run.getAction(TestResultAction.class);
        assertThat(tests.getFailedTests()).extracting(CaseResult::getName).containsExactly("b");
    }

    @Test
    void shouldFailAsBlockFailsWhenNothingExplainsIt() throws Exception {
        WorkflowRun run = Scripts.run(j, Result.FAILURE, rerun("error 'no compiler'"));
        j.assertLogContains("ERROR: no compiler", run);
        run = Scripts.run(j, Result.FAILURE, rerun(report("a.xml", "a") + "error 'coverage too low'"));
        j.assertLogContains("ERROR: coverage too low", run);
        assertThat(run.getAction(TestResultAction.class).getTotalCount()).isEqualTo(1);
        run = Scripts.run(
                j, Result.FAILURE, report("a.xml", "!a") + rerun("", "throw new IllegalStateException('script')"));
        j.assertLogContains("script", run);
    }

    @Test
    void shouldTellOfPatternThatMatchesNothing() throws Exception {
        WorkflowRun run = Scripts.run(j, Result.FAILURE, rerun("echo 'fine'"));
        j.assertLogContains("No JUnit report was written that matches 'r/*.xml' in ", run);
    }

    @Test
    void shouldTellOfReportsWithoutTests() throws Exception {
        WorkflowRun run = Scripts.run(j, Result.FAILURE, report("a.xml") + rerun(""));
        j.assertLogContains("No test ran: the reports that match 'r/*.xml' hold none", run);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results: ''|results must name the JUnit reports",
                "results: 'a', reruns: 21|reruns must be 0 to 20, but is 21",
                "results: 'a', maxFailures: 0|maxFailures must be at least 1, but is 0",
                "results: 'a', onFailure: 'ABORTED'|onFailure must be 'UNSTABLE' or 'FAILURE', but is 'ABORTED'"
            })
    void shouldNameBadArgument(String arguments, String message) throws Exception {
        String script = "flakyRerun(" + arguments + ") { echo 'ran' }\n";
        WorkflowRun run = Scripts.run(j, Result.FAILURE, script);
        j.assertLogContains(message, run);
        j.assertLogNotContains("ran\n", run);
    }

    @Test
    void shouldKeepHostileNamesOutOfSelectionAndPages() throws Exception {
        String name = "x; touch /tmp/owned &lt;script&gt;alert(1)&lt;/script&gt;";
        WorkflowRun run =
                Scripts.run(j, Result.SUCCESS, report("a.xml", "!" + name) + rerun("", report("a.xml", name)));
        j.assertLogContains("attempt 1 of [p.A]", run);
        String page = j.createWebClient().getPage(run).getWebResponse().getContentAsString();
        assertThat(page).contains("&lt;script").doesNotContain("<script>alert");
    }

    @Test
    void shouldExportWithBuild() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.UNSTABLE,
                report("a.xml", "!a", "!b") + rerunWith("reruns: 1", "", report("a.xml", "a", "!b")));
        String json = j.getJSON(run.getUrl() + "api/json?tree=actions[flaky[name,standing],failing[name,standing]]")
                .getJSONObject()
                .toString();
        assertThat(json)
                .contains("{\"name\":\"p.A.a\",\"standing\":\"passed in rerun 1\"}")
                .contains("{\"name\":\"p.A.b\",\"standing\":\"failed again\"}");
    }

    @Test
    void shouldEndWhenAbortedDuringRerun() throws Exception {
        WorkflowJob job = Scripts.job(j, report("a.xml", "!a") + rerun("", "sleep time: 600"));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("Sleeping for", run);
        run.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(run.getAction(TestResultAction.class)).isNull();
    }
}
