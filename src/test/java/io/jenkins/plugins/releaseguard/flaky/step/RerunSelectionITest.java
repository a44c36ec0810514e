package io.jenkins.plugins.releaseguard.flaky.step;

import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.report;
import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.rerunWith;
import static io.jenkins.plugins.releaseguard.flaky.step.Scripts.write;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.flaky.report.Samples;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How a rerun is told what to run, and what keeps it from running. */
@WithJenkins
class RerunSelectionITest {
    private static JenkinsRule j;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        j.after();
    }

    @Test
    void shouldGuessFrameworkAndQuoteForShell() throws Exception {
        String jest = "<testsuites name='jest tests'><testsuite name='s'><testcase classname='a b' name='a b'>%s"
                + "</testcase></testsuite></testsuites>";
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                write("r/j.xml", jest.formatted("<failure/>"))
                        + "flakyRerun(results: 'r/*.xml') {\n"
                        + "  sh \"printf '<%s>' jest ${env.RERUN_TESTS}\"\n"
                        + "  sh 'tr \"\\\\n\" \"|\" < \"$RERUN_TESTS_FILE\"'\n"
                        + "  echo \"list ${rerunTests()}\"\n"
                        + write("r/j.xml", jest.formatted("<system-out>rerun</system-out>")) + "}\n");
        j.assertLogContains("framework: 'auto' takes the reports for those of jest", run);
        j.assertLogContains("<jest><-t><^(?:a b)$>", run);
        j.assertLogContains("-t|^(?:a b)$|", run);
        j.assertLogContains("list [-t, ^(?:a b)$]", run);
    }

    @Test
    void shouldGiveEmptySelectionToFirstRun() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                "flakyRerun(results: 'r/*.xml') {\n  sh 'wc -c < \"$RERUN_TESTS_FILE\"'\n"
                        + "  echo \"list ${rerunTests()} of [${env.RERUN_TESTS}]\"\n" + report("a.xml", "a") + "}\n");
        j.assertLogContains("list [] of []", run);
    }

    @Test
    void shouldRefuseListOutsideOfBlock() throws Exception {
        WorkflowRun run = Scripts.run(j, Result.FAILURE, "echo \"${rerunTests()}\"\n");
        j.assertLogNotContains("[]", run);
    }

    @Test
    void shouldUseSelectorOfOnesOwn() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                report("a.xml", "!a b") + rerunWith("selector: '--only {class}#{name}'", "", report("a.xml", "a b")));
        j.assertLogContains("attempt 1 of [--only 'p.A#a b']", run);
    }

    @Test
    void shouldRunAllWhenToolIsUnknown() throws Exception {
        String xml = "<testsuite name='my suite'><testcase name='a'>%s</testcase></testsuite>";
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                write("r/a.xml", xml.formatted("<failure/>"))
                        + rerunWith("reruns: 1", "", write("r/a.xml", xml.formatted("<system-out/>"))));
        j.assertLogContains("framework: 'auto' doesn't know these reports", run);
        j.assertLogContains("attempt 1 of []", run);
    }

    @Test
    void shouldReadReportsOfRerunElsewhere() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                report("a.xml", "!a", "b")
                        + rerunWith("resultsOfRerun: 'again/*.xml'", "", write("again/x.xml", Samples.suite("a"))));
        j.assertLogContains("Flaky: p.A.a, passed in attempt 1", run);
        assertThat(run.getAction(TestResultAction.class).getTotalCount()).isEqualTo(2);
    }

    @Test
    void shouldLeavePublishingToOthers() throws Exception {
        WorkflowRun run = Scripts.run(
                j, Result.SUCCESS, report("a.xml", "!a") + rerunWith("publish: false", "", report("a.xml", "a")));
        assertThat(run.getAction(TestResultAction.class)).isNull();
        assertThat(run.getAction(FlakyTestsAction.class).getFlaky()).hasSize(1);
    }

    @Test
    void shouldRunManyTestsInParts() throws Exception {
        String[] failing = IntStream.range(0, 250)
                .mapToObj(i -> "!aTestMethodWithQuiteALongNameNumber" + i)
                .toArray(String[]::new);
        String[] passing =
                IntStream.range(0, 250).mapToObj(i -> failing[i].substring(1)).toArray(String[]::new);
        WorkflowRun run = Scripts.run(
                j,
                Result.SUCCESS,
                report("a.xml", failing)
                        + "int part = 0\nflakyRerun(results: 'r/*.xml', reruns: 1, maxFailures: 999, maxFailureShare:"
                        + " 100) {\n  part++\n  echo \"part ${part}\"\n  if (part == 1) {\n"
                        + report("a.xml", half(passing, 0)) + "  } else {\n" + report("a.xml", half(passing, 1))
                        + "  }\n}\n");
        j.assertLogContains("Rerun 1, part 1 of 2 of 250 failed tests", run);
        j.assertLogContains("Rerun 1, part 2 of 2 of 125 failed tests", run);
        assertThat(run.getAction(TestResultAction.class).getFailCount()).isZero();
    }

    private static String[] half(String[] names, int which) {
        int middle = names.length / 2;
        return Arrays.copyOfRange(names, which * middle, which * middle + middle);
    }

    @Test
    void shouldStartNoRerunWhenBudgetIsUsedUp() throws Exception {
        WorkflowRun run = Scripts.job(
                        j,
                        report("a.xml", "!a") + "pause 'budget'\n" + rerunWith("budget: 1", "", report("a.xml", "a")))
                .scheduleBuild2(0)
                .waitForStart();
        PauseStep.await("budget");
        RerunTime.add(run, "another step", Duration.ofMinutes(2));
        PauseStep.go("budget");
        j.assertBuildStatus(Result.UNSTABLE, j.waitForCompletion(run));
        j.assertLogContains("Not rerun: the reruns of this build have taken 2 min, and its budget is 1 min", run);
    }

    @Test
    void shouldCountTimeOfRerunsOnceAndTogether() throws Exception {
        WorkflowRun run = Scripts.run(j, Result.SUCCESS, "echo 'x'\n");
        RerunTime.add(run, "a/1", Duration.ofSeconds(40));
        RerunTime.add(run, "a/1", Duration.ofSeconds(40));
        RerunTime.add(run, "b/1", Duration.ofSeconds(30));
        assertThat(RerunTime.spent(run)).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void shouldFailWhenRerunEndsWithErrorThatNoTestExplains() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.FAILURE,
                report("a.xml", "!a")
                        + rerunWith("reruns: 1", "", report("a.xml", "a") + "error 'a file could not be loaded'"));
        j.assertLogContains("Flaky: p.A.a, passed in attempt 1", run);
        j.assertLogContains("ERROR: a file could not be loaded", run);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "framework: 'junit'|framework must be 'auto' or one of surefire, failsafe",
                "selector: 'all'|selector must hold {name}",
                "budget: 0|budget must be 1 to 10080, but is 0"
            })
    void shouldNameBadArgument(String argument, String message) throws Exception {
        WorkflowRun run = Scripts.run(j, Result.FAILURE, rerunWith(argument, "echo 'ran'"));
        j.assertLogContains(message, run);
        j.assertLogNotContains("attempt", run);
    }

    @Test
    void shouldPublishAttemptsThatAreCasesAsOneTest() throws Exception {
        String go = "<testsuite name='m/a'><properties><property name='go.version' value='go1.22'/></properties>"
                + "<testcase classname='m/a' name='TestX'><failure message='once'/></testcase>"
                + "<testcase classname='m/a' name='TestX'/></testsuite>";
        WorkflowRun run = Scripts.run(j, Result.SUCCESS, write("r/a.xml", go) + rerunWith("reruns: 1", ""));
        TestResultAction tests = run.getAction(TestResultAction.class);
        assertThat(tests.getTotalCount()).isEqualTo(1);
        assertThat(tests.getFailCount()).isZero();
        assertThat(run.getAction(FlakyTestsAction.class).getFlaky())
                .singleElement()
                .satisfies(e -> assertThat(e.getRetriedBy()).isEqualTo("retried by the test tool"));
    }
}
