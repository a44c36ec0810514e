package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** {@code releaseLock} without a block. */
class HeldToTheEndITest extends LockingController {

    @Test
    void shouldHoldTheLockToTheEndOfTheBuild() throws Exception {
        WorkflowRun holder = builds.start("deploy", """
            def token = releaseLock('site')
            echo "token ${token}, in the environment ${env.RELEASE_LOCK_TOKEN} for ${env.RELEASE_LOCK}"
            pause 'deploy'
            """);
        PauseStep.await("deploy");
        j.assertLogContains("token 1, in the environment 1 for site", holder);
        WorkflowRun waiter = builds.start("test", "releaseLock('site') { echo 'test is in' }");
        j.waitForMessage("Waiting for lock: 'site' is held exclusively by deploy #1", waiter);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
        j.assertLogContains("test is in", waiter);
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        builds.awaitEmptyStore();
    }

    @Test
    void shouldGiveBackWhenTheBuildFails() throws Exception {
        WorkflowRun build = builds.start("deploy", "releaseLock('site'); error 'broken'");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        builds.awaitEmptyStore();
    }

    @Test
    void shouldBeAroundAllBlocksThatFollow() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            releaseLock('site')
            parallel one: { releaseLock('site') { echo "one ${env.RELEASE_LOCK_TOKEN}" } },
                     two: { releaseLock(name: 'site', mode: 'shared') { echo "two ${env.RELEASE_LOCK_TOKEN}" } }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("one 1", build);
        j.assertLogContains("two 1", build);
        builds.awaitEmptyStore();
    }

    @Test
    void shouldReturnFalseWhenTheTimeIsOver() throws Exception {
        WorkflowRun holder = builds.start("deploy", "releaseLock('site'); pause 'deploy'");
        PauseStep.await("deploy");
        WorkflowRun waiter = builds.start("test", """
            def token = releaseLock(name: 'site', timeout: 1, unit: 'SECONDS', onTimeout: 'skip')
            echo "got ${token}"
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
        j.assertLogContains("got false", waiter);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldNotBeAllowedInABranch() throws Exception {
        WorkflowRun build = builds.start("deploy", "parallel one: { releaseLock('site') }, two: { echo 'two' }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("releaseLock without a block holds the lock to the end of the build", build);
        builds.awaitEmptyStore();
    }

    @Test
    void shouldStopTheBuildWhenTheLockIsReleasedByForce() throws Exception {
        WorkflowRun build = builds.start("deploy", "releaseLock('site'); pause 'deploy'; echo 'without a lock'");
        PauseStep.await("deploy");
        builds.force(holder(), true);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("Lock lost: 'site' was released by force by alice: stuck since Friday", build);
        j.assertLogNotContains("without a lock", build);
    }

    @Test
    void shouldLetTheBuildRunOnIfTheAdministratorWantsIt() throws Exception {
        WorkflowRun build = builds.start("deploy", "releaseLock('site'); pause 'deploy'; echo 'runs on'");
        PauseStep.await("deploy");
        builds.force(holder(), false);
        j.waitForMessage("The build goes on without it.", build);
        assertThat(Locks.get().parties()).noneMatch(Party::isHolding);
        WorkflowRun next = builds.start("next", "releaseLock('site') { }");
        j.assertBuildStatusSuccess(j.waitForCompletion(next));
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("runs on", build);
    }

    @Test
    void shouldWorkInDeclarativePipelines() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            pipeline {
                agent none
                stages {
                    stage('take') { steps { releaseLock('site') } }
                    stage('use') { steps { echo "held: ${isLocked('site')}" } }
                }
            }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("held: true", build);
        builds.awaitEmptyStore();
    }

    private static LockRequest holder() {
        return assertThat(LockStore.ofController().all().requests())
                .filteredOn(LockRequest::isHeld)
                .singleElement()
                .actual();
    }
}
