package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The waiting of one step, whose build goes on meanwhile. */
class LockWaitITest extends LockingController {

    private static final int SECONDS = 30;

    private final LockWish wish = new LockWish(
            Demand.exclusive(LockName.all(List.of("db"))),
            new Patience(Time.now(), Duration.ofHours(1), Duration.ofSeconds(5), OnTimeout.FAIL),
            Keeping.DATABASE,
            "TOKEN");

    @AfterEach
    void resetClock() {
        Time.setClock(Clock.systemUTC());
    }

    @Test
    void shouldGiveBackWhatTheStoreGrantsAfterTheStepHasEnded() throws Exception {
        WorkflowRun build = builds.holder("deploy");
        Waiter waiter = new Waiter(PauseStep.await("deploy"));
        waiter.beforeAsking = () -> {
            waiter.wait.end();
            CountDownLatch nothingThere = new CountDownLatch(1);
            Locks.get().giveBack(wish.claim(), End.ABORTED, before -> nothingThere.countDown());
            assertThat(nothingThere.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        };
        waiter.wait.start();
        assertThat(waiter.next()).isInstanceOf(Grant.class);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        builds.awaitEmptyStore();
    }

    @Test
    void shouldActNoMoreWhenTheLockIsTaken() throws Exception {
        WorkflowRun build = builds.holder("deploy");
        Waiter waiter = new Waiter(PauseStep.await("deploy"));
        waiter.wait.start();
        assertThat(waiter.next()).isInstanceOf(Grant.class);
        Time.setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
        // As a timer does that was set before.
        waiter.wait.start();
        assertThat(waiter.news.poll(1, TimeUnit.SECONDS)).isNull();
        Locks.get().giveBack(wish.claim(), End.RELEASED, before -> {});
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        builds.awaitEmptyStore();
    }

    private final class Waiter implements LockWait.Listener {

        private final StepContext place;
        private final LockWait wait;
        private final BlockingQueue<Object> news = new LinkedBlockingQueue<>();
        private Work beforeAsking = () -> {};

        Waiter(StepContext place) {
            this.place = place;
            this.wait = new LockWait(wish, this, new LockLog(place, wish));
        }

        Object next() throws InterruptedException {
            return news.poll(SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public Owner owner() throws InterruptedException {
            beforeAsking.run();
            return new Owner(ControllerHome.controllerId(), "deploy", 1);
        }

        @Override
        public StepContext place() {
            return place;
        }

        @Override
        public void taken(Grant grant) {
            news.add(grant);
        }

        @Override
        public void timedOut(String reason) {
            news.add(reason);
        }

        @Override
        public void failed(Throwable cause) {
            news.add(cause);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }
}
