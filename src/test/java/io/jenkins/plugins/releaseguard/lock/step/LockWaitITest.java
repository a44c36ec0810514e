package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.LockConfiguration;
import io.jenkins.plugins.releaseguard.config.LockFileConfiguration;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** The waiting of one step, whose build goes on meanwhile. */
class LockWaitITest extends LockingController {

    private static final int SECONDS = 30;

    private final LockWish wish = wish(Keeping.DATABASE);

    private static LockWish wish(Keeping keeping) {
        return new LockWish(
                Demand.exclusive(LockName.all(List.of("db"))),
                new Patience(Time.now(), Duration.ofHours(1), Duration.ofSeconds(5), OnTimeout.FAIL),
                keeping,
                "TOKEN");
    }

    @AfterEach
    void resetClock() {
        Time.setClock(Clock.systemUTC());
    }

    @Test
    void shouldGiveBackWhatTheStoreGrantsAfterTheStepHasEnded() throws Exception {
        WorkflowRun build = builds.start("deploy", "pause 'deploy'");
        Waiter waiter = new Waiter(wish, PauseStep.await("deploy"));
        waiter.owner = waiter::end;
        waiter.wait.start();
        assertThat(waiter.next()).isInstanceOf(Grant.class);
        builds.awaitEmptyStore();
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    @Test
    void shouldGiveBackTheFileThatItTakesAfterTheStepHasEnded(@TempDir Path directory) throws Exception {
        LockConfiguration locks = new LockConfiguration(List.of(), 0);
        locks.setFiles(new LockFileConfiguration(directory.toString(), 0));
        ReleaseGuardConfiguration.get().setLocks(locks);
        WorkflowRun build = builds.holder("deploy");
        Waiter waiter = new Waiter(wish(Keeping.FILES), PauseStep.await("deploy"));
        CountDownLatch takes = new CountDownLatch(1);
        // First it asks, then it takes the file.
        waiter.owner = () -> waiter.owner = () -> {
            waiter.end();
            takes.countDown();
        };
        waiter.wait.start();
        assertThat(takes.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitFiles();
        assertThat(directory.resolve("db.lock")).doesNotExist();
        assertThat(waiter.news).isEmpty();
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    /** What was under way with files is done when all their threads are free at once. */
    private static void awaitFiles() throws InterruptedException {
        CountDownLatch free = new CountDownLatch(Background.FILE_THREADS);
        for (int i = 0; i < Background.FILE_THREADS; i++) {
            Background.runOnFiles(() -> {
                free.countDown();
                await(free);
            });
        }
        await(free);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldActNoMoreWhenTheLockIsTaken() throws Exception {
        WorkflowRun build = builds.holder("deploy");
        Waiter waiter = new Waiter(wish, PauseStep.await("deploy"));
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

    @Test
    void shouldSayOnceThatAnExecutorIsHeldHoweverLongItWaits() throws Exception {
        WorkflowRun build = builds.start("inside", "node { pause 'inside' }");
        LockLog log = new LockLog(PauseStep.await("inside"), wish);
        for (int hours = 0; hours < 3; hours++) {
            Time.setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(hours)));
            log.waiting("'db' is held by deploy #1");
            log.waitingForFile("lock file db.lock", Time.now().plus(Duration.ofMinutes(30)));
        }
        PauseStep.go("inside");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        List<String> lines = JenkinsRule.getLog(build).lines().toList();
        assertThat(lines).filteredOn(line -> line.contains("Waiting for ")).hasSize(6);
        assertThat(lines)
                .filteredOn(line -> line.contains("keeps an executor of"))
                .hasSize(1);
    }

    @Test
    void shouldTellWhoHasLostALockBeforeTheNext() throws Exception {
        LockRequest holder = ask("deploy");
        LockRequest next = ask("next");
        List<String> told = new CopyOnWriteArrayList<>();
        Locks.get().attend(new Witness(holder, told));
        Locks.get().attend(new Witness(next, told));
        builds.force(holder, true);
        assertThat(told).containsExactly("gone: deploy #1", "granted: next #1");
    }

    private static LockRequest ask(String job) {
        return LockStore.ofController()
                .request(
                        UUID.randomUUID(),
                        new Owner(ControllerHome.controllerId(), job, 1),
                        Demand.exclusive(LockName.all(List.of("site"))),
                        Time.now(),
                        Declared.NOTHING)
                .standing()
                .orElseThrow()
                .request();
    }

    /** Notes what it is told. */
    private record Witness(LockRequest request, List<String> told) implements Party {

        @Override
        public Claim claim() {
            return new Claim(request.id(), request.names(), false);
        }

        @Override
        public Run<?, ?> run() throws IOException {
            throw new IOException("no build");
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public boolean isHolding() {
            return false;
        }

        @Override
        public LockWait waiting() {
            return null;
        }

        @Override
        public boolean encloses(FlowNode node) {
            return false;
        }

        @Override
        public void granted(Grant grant) {
            told.add("granted: " + request.owner().label());
        }

        @Override
        public void gone(Ended how) {
            told.add("gone: " + request.owner().label());
        }
    }

    private final class Waiter implements LockWait.Listener {

        private final LockWish wish;
        private final StepContext place;
        private final LockWait wait;
        private final BlockingQueue<Object> news = new LinkedBlockingQueue<>();
        private volatile Runnable owner = () -> {};

        Waiter(LockWish wish, StepContext place) {
            this.wish = wish;
            this.place = place;
            this.wait = new LockWait(wish, this, new LockLog(place, wish));
        }

        /** As a step that is aborted; what it gives back is back already. */
        void end() {
            wait.end();
            CountDownLatch done = new CountDownLatch(1);
            Locks.get().giveBack(wish.claim(), End.ABORTED, before -> done.countDown());
            await(done);
        }

        Object next() throws InterruptedException {
            return news.poll(SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public Owner owner() {
            owner.run();
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
}
