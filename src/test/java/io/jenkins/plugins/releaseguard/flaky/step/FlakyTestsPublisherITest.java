package io.jenkins.plugins.releaseguard.flaky.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.flaky.report.Samples;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FlakyTestsPublisherITest {
    private static JenkinsRule j;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        j.after();
    }

    private static FreeStyleProject project(String results) throws Exception {
        FreeStyleProject project = j.createFreeStyleProject();
        project.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws InterruptedException, IOException {
                FilePath workspace = build.getWorkspace();
                workspace.child("r/a.xml").copyFrom(Samples.open("surefire-3.5.4-rerun1-TEST-p.OuterTest.xml"));
                return true;
            }
        });
        project.getPublishersList().add(new FlakyTestsPublisher(results));
        return project;
    }

    @Test
    void shouldRecordWhatSurefireRetried() throws Exception {
        FreeStyleBuild build = j.buildAndAssertStatus(Result.SUCCESS, project("r/*.xml"));
        assertThat(build.getAction(FlakyTestsAction.class).getFlaky())
                .extracting(FlakyEntry::getName)
                .containsExactly(
                        "p.OuterTest.dn",
                        "p.OuterTest.csv(String, int)[2]",
                        "p.OuterTest.flaky",
                        "p.OuterTest$In.inner");
        assertThat(build.getAction(TestResultAction.class)).isNull();
        j.assertLogContains("[flakyTests] 1 report, 12 tests, 3 failed, 0 skipped", build);
    }

    @Test
    void shouldFailWithoutReports() throws Exception {
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, project("none/*.xml"));
        j.assertLogContains("No JUnit report of this build matches 'none/*.xml' in ", build);
    }

    @Test
    void shouldRunInPipelineBySymbol() throws Exception {
        String xml = "<testsuite name='p.A'><testcase classname='p.A' name='a'><flakyError"
                + " message='once'/></testcase></testsuite>";
        WorkflowRun run = Scripts.run(j, Result.SUCCESS, Scripts.write("r/a.xml", xml) + "flakyTests 'r/*.xml'\n");
        FlakyEntry entry = run.getAction(FlakyTestsAction.class).getFlaky().get(0);
        assertThat(entry.getRetriedBy()).isEqualTo("retried by the test tool");
        assertThat(entry.getTraces())
                .singleElement()
                .satisfies(t -> assertThat(t.getMessage()).isEqualTo("once"));
    }

    @Test
    void shouldPublishAndSetResult() throws Exception {
        WorkflowRun run = Scripts.run(
                j,
                Result.UNSTABLE,
                Scripts.report("a.xml", "!a", "b") + "flakyTests results: 'r/*.xml', publish: true\n");
        j.assertLogContains("1 test still fails: p.A.a", run);
        assertThat(run.getAction(TestResultAction.class).getTotalCount()).isEqualTo(2);
        run = Scripts.run(
                j,
                Result.FAILURE,
                Scripts.report("a.xml", "!a") + "flakyTests results: 'r/*.xml', publish: true, onFailure: 'FAILURE'\n");
        j.assertLogContains("1 test still fails: p.A.a", run);
    }

    @Test
    void shouldMarkAttemptsOfToolOnPublishedTest() throws Exception {
        FreeStyleProject project = project("r/*.xml");
        project.getPublishersList().get(FlakyTestsPublisher.class).setPublish(true);
        FreeStyleBuild build = j.buildAndAssertStatus(Result.UNSTABLE, project);
        TestResultAction tests = build.getAction(TestResultAction.class);
        assertThat(tests.getFailCount()).isEqualTo(3);
        assertThat(tests.getPassedTests())
                .filteredOn(t -> t.getName().equals("dn"))
                .singleElement()
                .satisfies(t -> assertThat(t.getTestAction(FlakyTestAction.class)
                                .getEntry()
                                .getRetriedBy())
                        .isEqualTo("retried by the test tool"));
        assertThat(build.getAction(FlakyTestsAction.class).getFailing())
                .extracting(FlakyEntry::getStanding)
                .containsOnly("failed again when the test tool retried it");
    }

    @Test
    void shouldWarnWhereRetryLeavesNoTrace() throws Exception {
        String xml = "<testsuites name='vitest tests'><testsuite name='a.test.js'><testcase classname='a.test.js'"
                + " name='a'/></testsuite></testsuites>";
        WorkflowRun run = Scripts.run(j, Result.SUCCESS, Scripts.write("r/a.xml", xml) + "flakyTests 'r/*.xml'\n");
        j.assertLogContains("The reports of vitest don't show what it retried by itself (its option retry)", run);
    }

    @Test
    void shouldRecordBothOfTwoBranchesWithOnePattern() throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "parallel one: { node { dir('one') {\n" + Scripts.report("a.xml", "!a")
                        + "flakyTests results: 'r/*.xml', publish: true } } },\n" + "two: { node { dir('two') {\n"
                        + Scripts.report("a.xml", "!b") + "flakyTests results: 'r/*.xml', publish: true } } }\n",
                true));
        WorkflowRun run = j.buildAndAssertStatus(Result.UNSTABLE, job);
        assertThat(run.getAction(FlakyTestsAction.class).getFailing())
                .extracting(FlakyEntry::getName)
                .containsExactlyInAnyOrder("p.A.a", "p.A.b");
        assertThat(run.getAction(TestResultAction.class).getFailCount()).isEqualTo(2);
    }

    @Test
    void shouldNotTakeReportForItsOwnThatWasThereBeforeItGotTheNode() throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(
                new CpsFlowDefinition("pause 'other build'\nnode { dir('sub') { flakyTests 'r/*.xml' } }\n", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        PauseStep.await("other build");
        FilePath report = j.jenkins.getWorkspaceFor(job).child("sub/r/a.xml");
        report.write(Samples.suite("a"), null);
        report.touch(run.getStartTimeInMillis()); // by another build, while this one waits for an executor
        while (System.currentTimeMillis() < run.getStartTimeInMillis() + 100) {
            Thread.onSpinWait();
        }
        PauseStep.go("other build");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        j.assertLogContains("No JUnit report of this build matches 'r/*.xml' in ", run);
        j.assertLogContains("only 1 older one", run);
    }
}
