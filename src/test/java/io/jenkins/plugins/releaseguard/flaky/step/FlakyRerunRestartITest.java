package io.jenkins.plugins.releaseguard.flaky.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.releaseguard.flaky.store.EntryQuery;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class FlakyRerunRestartITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void shouldGoOnWithRerunAfterRestart() throws Throwable {
        sessions.then(j -> {
            WorkflowJob job = Scripts.job(
                    j,
                    Scripts.report("a.xml", "!a", "!b", "c")
                            + Scripts.rerunWith(
                                    "reruns: 1",
                                    "",
                                    "while (!fileExists('go')) { sleep time: 1 }\n"
                                            + Scripts.report("a.xml", "a", "!b")));
            job.getParent().save();
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            j.waitForMessage("Sleeping for", run);
        });
        sessions.then(j -> {
            WorkflowJob job = j.jenkins.getItems(WorkflowJob.class).get(0);
            j.jenkins.getWorkspaceFor(job).child("go").write("", "UTF-8");
            WorkflowRun run = j.waitForCompletion(job.getBuildByNumber(1));
            j.assertBuildStatus(Result.UNSTABLE, run);
            j.assertLogContains("Flaky: p.A.a, passed in attempt 1", run);
            j.assertLogContains("Still fails: p.A.b, failed again", run);
            assertThat(run.getAction(TestResultAction.class).getTotalCount()).isEqualTo(3);
            assertThat(run.getAction(TestResultAction.class).getFailCount()).isEqualTo(1);
        });
        sessions.then(j -> {
            WorkflowRun run = j.jenkins.getItems(WorkflowJob.class).get(0).getBuildByNumber(1);
            FlakyTestsAction action = run.getAction(FlakyTestsAction.class);
            assertThat(action.getFlaky()).extracting(FlakyEntry::getName).containsExactly("p.A.a");
            assertThat(run.getAction(TestResultAction.class).getPassedTests())
                    .filteredOn(c -> c.getName().equals("a"))
                    .singleElement()
                    .satisfies(c ->
                            assertThat(c.getTestAction(FlakyTestAction.class)).isNotNull());
            Quarantines quarantines = Quarantines.ofController();
            assertThat(quarantines.find(EntryQuery.all(quarantines.scopes().keySet())))
                    .singleElement()
                    .satisfies(e -> assertThat(e.figures().rate().bad()).isEqualTo(1));
        });
    }
}
