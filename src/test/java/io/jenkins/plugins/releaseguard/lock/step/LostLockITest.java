package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** Locks that are gone while a build believes that it holds them. */
class LostLockITest extends LockingController {

    @Test
    void shouldStopTheBlockWhoseLockIsReleasedByForce() throws Exception {
        WorkflowRun build = builds.start("deploy", "releaseLock('site') { pause 'deploy'; echo 'without a lock' }");
        PauseStep.await("deploy");
        builds.force(request(LockRequest::isHeld), true);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("Lock lost: 'site' was released by force by alice: stuck since Friday", build);
        j.assertLogNotContains("without a lock", build);
    }

    @Test
    void shouldLetTheBlockRunOnIfTheAdministratorWantsIt() throws Exception {
        WorkflowRun build = builds.start("deploy", "releaseLock('site') { pause 'deploy'; echo 'runs on' }");
        PauseStep.await("deploy");
        builds.force(request(LockRequest::isHeld), false);
        j.waitForMessage("The block goes on without it.", build);
        WorkflowRun next = builds.start("next", "releaseLock('site') { }");
        j.assertBuildStatusSuccess(j.waitForCompletion(next));
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("runs on", build);
    }

    @Test
    void shouldEndWhoIsTakenOutOfTheQueue() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter = builds.start("test", "releaseLock('site') { }");
        j.waitForMessage("Waiting for lock", waiter);
        builds.force(request(request -> !request.isHeld()), true);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(waiter));
        j.assertLogContains("The request for 'site' was taken out of the queue by alice: stuck since Friday", waiter);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldStopABlockAgainThatCatchesTheFirstTime() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            releaseLock('site') {
                try { pause 'first' } catch (e) { echo 'caught' }
                pause 'second'
            }
            """);
        PauseStep.await("first");
        builds.force(request(LockRequest::isHeld), true);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("caught", build);
    }

    @Test
    void shouldFailTheStepWhoseBlockEndedWellAfterTheLockWasLost() throws Exception {
        WorkflowRun build = builds.holder("deploy");
        // On another controller, say: nobody here is told.
        LockActs.ofController().force(request(LockRequest::isHeld).id(), "alice", "stuck since Friday", true);
        PauseStep.go("deploy");
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("Lock lost: 'site' was released by force by alice", build);
    }

    @Test
    void shouldStopTheBlockWhoseLeaseCouldNotBeRenewed() throws Exception {
        WorkflowRun build = builds.holder("deploy");
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        AtomicReference<Instant> wall = new AtomicReference<>(start);
        LockLook look = new LockLook(new Lease(Duration.ofSeconds(50), () -> 0L, wall::get));
        wall.set(start.plusSeconds(49));
        look.endIfOver(Locks.get().parties());
        j.assertLogNotContains("Lock lost", build);
        wall.set(start.plusSeconds(50));
        look.endIfOver(Locks.get().parties());
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("Lock lost: 'site' could not be renewed for 50 s", build);
    }

    private static LockRequest request(Predicate<LockRequest> which) {
        return LockStore.ofController().all().requests().stream()
                .filter(which)
                .findFirst()
                .orElseThrow();
    }
}
