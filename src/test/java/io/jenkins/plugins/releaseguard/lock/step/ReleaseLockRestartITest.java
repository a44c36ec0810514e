package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

@Timeout(120)
class ReleaseLockRestartITest {

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private UUID held;

    @AfterEach
    void forget() {
        PauseStep.forget();
    }

    @Test
    void shouldHoldAndWaitOnAfterARestart() throws Throwable {
        session.then(j -> {
            start(j, "deploy", "releaseLock('site') { pause 'deploy' }");
            PauseStep.await("deploy");
            WorkflowRun waiter = start(j, "test", "releaseLock('site') { echo 'test is in' }");
            j.waitForMessage("Waiting for lock", waiter);
            held = holder().id();
        });
        PauseStep.forget();
        session.then(j -> {
            PauseStep.await("deploy");
            assertThat(holder().id()).isEqualTo(held);
            Locks.get().sweep();
            assertThat(holder().id()).isEqualTo(held);
            j.assertLogNotContains("test is in", build(j, "test"));
            PauseStep.go("deploy");
            j.assertBuildStatusSuccess(j.waitForCompletion(build(j, "deploy")));
            j.assertBuildStatusSuccess(j.waitForCompletion(build(j, "test")));
            j.assertLogContains("test is in", build(j, "test"));
            assertThat(LockStore.ofController().all().requests()).isEmpty();
        });
    }

    @Test
    void shouldStopTheBlockWhenTheLockIsGoneAfterARestart() throws Throwable {
        session.then(j -> {
            start(j, "deploy", "releaseLock('site') { pause 'deploy'; echo 'without a lock' }");
            PauseStep.await("deploy");
            LockStore.ofController().release(holder().id(), End.RELEASED);
        });
        PauseStep.forget();
        session.then(j -> {
            WorkflowRun build = j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build(j, "deploy")));
            j.assertLogContains("Lock lost: 'site' was given back while the block was running", build);
            j.assertLogNotContains("without a lock", build);
        });
    }

    @Test
    void shouldCountTheTimeoutThroughARestart() throws Throwable {
        session.then(j -> {
            start(j, "deploy", "releaseLock('site') { pause 'deploy' }");
            PauseStep.await("deploy");
            WorkflowRun waiter = start(j, "test", "releaseLock(name: 'site', timeout: 2, unit: 'SECONDS') { }");
            j.waitForMessage("Waiting for lock", waiter);
        });
        PauseStep.forget();
        session.then(j -> {
            WorkflowRun waiter = j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build(j, "test")));
            j.assertLogContains("Lock timeout: 'site' is held exclusively by deploy #1", waiter);
            PauseStep.go("deploy");
            j.assertBuildStatusSuccess(j.waitForCompletion(build(j, "deploy")));
        });
    }

    private static LockRequest holder() {
        return LockStore.ofController().all().requests().stream()
                .filter(LockRequest::isHeld)
                .findFirst()
                .orElseThrow();
    }

    private static WorkflowRun start(JenkinsRule j, String name, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static WorkflowRun build(JenkinsRule j, String name) {
        return j.jenkins.getItemByFullName(name, WorkflowJob.class).getBuildByNumber(1);
    }
}
