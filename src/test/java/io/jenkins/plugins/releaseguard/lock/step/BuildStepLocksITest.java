package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** A build that waits for one that it called. */
class BuildStepLocksITest extends LockingController {

    @Test
    void shouldRefuseWhatTheCallerHoldsUntilTheCalledBuildEnds() throws Exception {
        WorkflowJob child = builds.job("child", "releaseLock('site') { }");
        WorkflowRun parent = builds.start("parent", "releaseLock('site') { build(job: 'child', quietPeriod: 0) }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(parent));
        WorkflowRun called = child.getBuildByNumber(1);
        j.assertBuildStatus(Result.FAILURE, called);
        j.assertLogContains("Deadlock: ", called);
        j.assertLogContains("parent #1 holds 'site'", called);
    }

    @Test
    void shouldSeeThroughABuildInBetween() throws Exception {
        WorkflowJob last = builds.job("last", "releaseLock('site') { }");
        builds.job("middle", "build(job: 'last', quietPeriod: 0)");
        WorkflowRun first = builds.start("first", "releaseLock('site') { build(job: 'middle', quietPeriod: 0) }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(first));
        j.assertLogContains("Deadlock: ", last.getBuildByNumber(1));
    }

    @Test
    void shouldWaitForACallerThatDoesNotWait() throws Exception {
        WorkflowJob child = builds.job("child", "releaseLock('site') { }");
        WorkflowRun parent = builds.start(
                "parent", "releaseLock('site') { build(job: 'child', quietPeriod: 0, wait: false); pause 'parent' }");
        PauseStep.await("parent");
        WorkflowRun called = awaitBuild(child);
        j.waitForMessage("Waiting for lock: 'site' is held exclusively by parent #1", called);
        PauseStep.go("parent");
        j.assertBuildStatusSuccess(j.waitForCompletion(called));
        j.assertBuildStatusSuccess(j.waitForCompletion(parent));
    }

    @Test
    void shouldWaitForWhatTheCallerHoldsInAnotherBranch() throws Exception {
        WorkflowJob child = builds.job("child", "releaseLock('site') { }");
        WorkflowRun parent = builds.start("parent", """
            parallel holds: { releaseLock('site') { pause 'holds' } },
                     calls: { pause 'calls'; build(job: 'child', quietPeriod: 0) }
            """);
        PauseStep.await("holds");
        PauseStep.go("calls");
        WorkflowRun called = awaitBuild(child);
        j.waitForMessage("Waiting for lock: 'site' is held exclusively by parent #1", called);
        PauseStep.go("holds");
        j.assertBuildStatusSuccess(j.waitForCompletion(parent));
    }

    private static WorkflowRun awaitBuild(WorkflowJob job) throws InterruptedException {
        long limit = System.nanoTime() + 30_000_000_000L;
        while (job.getBuildByNumber(1) == null && System.nanoTime() < limit) {
            Thread.sleep(20);
        }
        return job.getBuildByNumber(1);
    }
}
