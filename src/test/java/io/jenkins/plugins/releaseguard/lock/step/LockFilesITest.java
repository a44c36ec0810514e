package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.LockConfiguration;
import io.jenkins.plugins.releaseguard.config.LockFileConfiguration;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.file.LockDirectory;
import io.jenkins.plugins.releaseguard.lock.file.LockFiles;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** {@code releaseLock(store: 'files')}. */
class LockFilesITest extends LockingController {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void shouldHoldAFileWhileTheBlockRuns() throws Exception {
        configure();
        WorkflowRun build =
                builds.start("deploy", "releaseLock(name: 'site', store: 'files', reason: 'x') { pause 'deploy' }");
        PauseStep.await("deploy");
        assertThat(Files.readString(file())).contains("deploy #1", "job/deploy/1/");
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertThat(file()).doesNotExist();
        builds.awaitEmptyStore();
    }

    @Test
    void shouldWaitForAFileThatAScriptHolds() throws Exception {
        configure();
        Files.writeString(file(), "held by nightly.sh");
        WorkflowRun build = builds.start("deploy", "releaseLock(name: 'site', store: 'files', poll: 1) { echo 'in' }");
        j.waitForMessage("Waiting for lock file " + file() + ": ", build);
        j.assertLogNotContains("Lock 'site' taken", build);
        Files.delete(file());
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("Lock 'site' taken", build);
    }

    @Test
    void shouldSayWhoHasTheFileWhenTheTimeIsOver() throws Exception {
        configure();
        Files.writeString(file(), "held by nightly.sh");
        WorkflowRun build = builds.start(
                "deploy", "releaseLock(name: 'site', store: 'files', poll: 1, timeout: 2, unit: 'SECONDS') { }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        assertThat(JenkinsRule.getLog(build))
                .containsPattern("ERROR: Lock timeout: lock file .*nightly.sh.*; waited \\d+ s");
        assertThat(file()).hasContent("held by nightly.sh");
        builds.awaitEmptyStore();
    }

    @Test
    void shouldStopTheBlockWhoseFileIsGone() throws Exception {
        configure();
        WorkflowRun build = builds.start("deploy", "releaseLock(name: 'site', store: 'files') { pause 'deploy' }");
        PauseStep.await("deploy");
        Files.delete(file());
        new LockFileBeat().run(Locks.get().parties());
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("Lock lost: 'site' has lost its lock file", build);
    }

    @Test
    void shouldNotBeginTheBlockOfALockThatIsGoneWhenItsFileIsFree() throws Exception {
        WorkflowRun build = waiter(1);
        forceElsewhere();
        Files.delete(file());
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("The request for 'site' was taken out of the queue by alice", build);
        j.assertLogNotContains("test is in", build);
        awaitGone(file());
    }

    @Test
    void shouldNoticeThatItsLockIsGoneWhileItWaitsForTheFile() throws Exception {
        WorkflowRun build = waiter(3600);
        forceElsewhere();
        new LockLook().look(LockStore.ofController(), Locks.get().parties());
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("The request for 'site' was taken out of the queue by alice", build);
    }

    @Test
    void shouldGiveBackTheLocksOfABuildThatIsGoneAlthoughTheFilesAreOutOfReach() throws Exception {
        configure(directory.resolve("not mounted"), 0);
        LockStore.ofController()
                .request(
                        UUID.randomUUID(),
                        new Owner(ControllerHome.controllerId(), "deleted", 1),
                        Demand.exclusive(LockName.all(List.of("db"))),
                        Time.now(),
                        Declared.NOTHING);
        Locks.get().sweep();
        assertThat(LockStore.ofController().all().requests()).isEmpty();
    }

    @Test
    void shouldGiveBackTheFilesOfRequestsThatAreGone() throws Exception {
        WorkflowRun build = holder();
        Path left = directory.resolve("db.lock");
        Files.writeString(left, Files.readString(file()).replace(request().id().toString(), UUID.randomUUID() + ""));
        Locks.get().sweepFiles();
        assertThat(left).doesNotExist();
        assertThat(file()).exists();
        end(build);
    }

    @Test
    void shouldGiveTheFileBackWhereItTookIt(@TempDir Path other) throws Exception {
        WorkflowRun build = holder();
        configure(other, 0);
        end(build);
        assertThat(file()).doesNotExist();
    }

    @Test
    void shouldTakeOtherLocksWhileTheFileServerHangs() throws Exception {
        configure();
        CountDownLatch answer = new CountDownLatch(1);
        for (int i = 0; i < 2 * Background.FILE_THREADS; i++) {
            Background.runOnFiles(() -> await(answer));
        }
        WorkflowRun hangs = builds.start("hangs", "releaseLock(name: 'site', store: 'files') { }");
        WorkflowRun other = builds.start("other", "releaseLock('db') { }");
        j.assertBuildStatusSuccess(j.waitForCompletion(other));
        j.assertLogNotContains("Lock 'site' taken", hangs);
        answer.countDown();
        j.assertBuildStatusSuccess(j.waitForCompletion(hangs));
    }

    @Test
    void shouldBeatOnceInTenSeconds() throws Exception {
        WorkflowRun build = holder();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
        LockFileBeat beat = new LockFileBeat(() -> 0L, now::get);
        assertThat(beat.run(Locks.get().parties())).isTrue();
        now.set(now.get().plusSeconds(8));
        assertThat(beat.run(Locks.get().parties())).isFalse();
        // Who asks comes once a second.
        now.set(now.get().plusSeconds(1));
        assertThat(beat.run(Locks.get().parties())).isTrue();
        end(build);
    }

    @Test
    void shouldHeedHowLongAFileMayBeSilentNow() throws Exception {
        configure(directory, 30);
        WorkflowRun build = builds.start("deploy", "releaseLock(name: 'site', store: 'files') { pause 'deploy' }");
        PauseStep.await("deploy");
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
        LockFileBeat beat = new LockFileBeat(() -> 0L, now::get);
        beat.endIfSilent(Locks.get().parties());
        configure(directory, 0);
        now.set(now.get().plusSeconds(50));
        beat.endIfSilent(Locks.get().parties());
        configure(directory, 100);
        beat.endIfSilent(Locks.get().parties());
        now.set(now.get().plusSeconds(40));
        beat.endIfSilent(Locks.get().parties());
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("could not renew its lock file for 1 min", build);
    }

    @Test
    void shouldFreeTheFileAtOnceWhenReleasedByForce() throws Exception {
        WorkflowRun build = holder();
        builds.force(request(), false);
        awaitGone(file());
        WorkflowRun next = builds.start("next", "releaseLock(name: 'site', store: 'files', poll: 1) { }");
        j.assertBuildStatusSuccess(j.waitForCompletion(next));
        assertThat(build.isBuilding()).isTrue();
        end(build);
    }

    @Test
    void shouldSayWhatItCostsToWaitForAFile() throws Exception {
        configure();
        Files.writeString(file(), "held by nightly.sh");
        WorkflowRun build =
                builds.start("deploy", "node { releaseLock(name: 'site', store: 'files', poll: 1) { echo 'in' } }");
        j.waitForMessage("keeps an executor of", build);
        Files.delete(file());
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    @Test
    void shouldTellOnTheBuildsPageWhoHasTheFile() throws Exception {
        WorkflowRun build = waiter(1);
        assertThat(j.createWebClient().getPage(build).asNormalizedText())
                .contains("Waits for 'site': lock file " + file(), "held by nightly.sh");
        Files.delete(file());
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    /** The first build of a new job, which has the lock and waits for its file. */
    private WorkflowRun waiter(int poll) throws Exception {
        configure();
        Files.writeString(file(), "held by nightly.sh");
        WorkflowRun build = builds.start(
                "test", "releaseLock(name: 'site', store: 'files', poll: " + poll + ") { echo 'test is in' }");
        j.waitForMessage("Waiting for lock file " + file() + ": ", build);
        return build;
    }

    /** The first build of a new job, which has the lock and its file. */
    private WorkflowRun holder() throws Exception {
        configure();
        WorkflowRun build = builds.start("deploy", "releaseLock(name: 'site', store: 'files') { pause 'deploy' }");
        PauseStep.await("deploy");
        return build;
    }

    private void end(WorkflowRun build) throws Exception {
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    private static LockRequest request() {
        return LockStore.ofController().lockedBy(new LockName("site")).get(0);
    }

    /** Nobody here is told. */
    private static void forceElsewhere() {
        LockActs.ofController().force(request().id(), "alice", "stuck since Friday", true);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitGone(Path file) throws Exception {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (Files.exists(file)) {
            assertThat(System.nanoTime()).as("it is gone in time").isLessThan(limit);
            Thread.sleep(20);
        }
    }

    @Test
    void shouldRefuseWhatAFileCannotDo() throws Exception {
        assertRefused("releaseLock(name: 'site', store: 'files') { }", "ERROR: store 'files' needs the directory");
        configure();
        assertRefused(
                "releaseLock(name: 'site', store: 'files', mode: 'shared') { }", "ERROR: store 'files' is for mode");
        assertRefused("releaseLock(name: '../site', store: 'files') { }", "../site");
        assertRefused(
                "releaseLock(name: 'site', store: 'ftp') { }",
                "ERROR: store must be 'database' or 'files', but is 'ftp'");
    }

    private void assertRefused(String script, String message) throws Exception {
        WorkflowRun build = builds.start("bad" + System.nanoTime(), script);
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains(message, build);
    }

    private Path file() throws IOException {
        return new LockFiles(new LockDirectory(directory, Duration.ZERO, false), Clock.systemUTC())
                .path(new LockName("site"));
    }

    private void configure() {
        configure(directory, 0);
    }

    private static void configure(Path directory, int staleSeconds) {
        LockConfiguration locks = new LockConfiguration(List.of(), 0);
        locks.setFiles(new LockFileConfiguration(directory.toString(), staleSeconds));
        ReleaseGuardConfiguration.get().setLocks(locks);
    }
}
