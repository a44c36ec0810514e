package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.LockConfiguration;
import io.jenkins.plugins.releaseguard.config.LockFileConfiguration;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import io.jenkins.plugins.releaseguard.lock.Builds;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
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
        Time.setClock(Clock.systemUTC());
    }

    @Test
    void shouldHoldAndWaitOnAfterARestart() throws Throwable {
        session.then(j -> {
            new Builds(j).start("deploy", "releaseLock('site') { pause 'deploy' }");
            PauseStep.await("deploy");
            WorkflowRun waiter = new Builds(j).start("test", "releaseLock('site') { echo 'test is in' }");
            j.waitForMessage("Waiting for lock", waiter);
            held = holder().id();
        });
        PauseStep.forget();
        session.then(j -> {
            PauseStep.await("deploy");
            assertThat(holder().id()).isEqualTo(held);
            Locks.get().sweep();
            assertThat(holder().id()).isEqualTo(held);
            j.assertLogNotContains("test is in", new Builds(j).of("test"));
            PauseStep.go("deploy");
            j.assertBuildStatusSuccess(j.waitForCompletion(new Builds(j).of("deploy")));
            j.assertBuildStatusSuccess(j.waitForCompletion(new Builds(j).of("test")));
            j.assertLogContains("test is in", new Builds(j).of("test"));
            assertThat(LockStore.ofController().all().requests()).isEmpty();
        });
    }

    @Test
    void shouldStopTheBlockWhenTheLockIsGoneAfterARestart() throws Throwable {
        session.then(j -> {
            new Builds(j).start("deploy", "releaseLock('site') { pause 'deploy'; echo 'without a lock' }");
            PauseStep.await("deploy");
            LockStore.ofController().release(holder().id(), End.RELEASED);
        });
        PauseStep.forget();
        session.then(j -> {
            WorkflowRun build = j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(new Builds(j).of("deploy")));
            j.assertLogContains("Lock lost: 'site' was given back while the block was running", build);
            j.assertLogNotContains("without a lock", build);
        });
    }

    @Test
    void shouldCountTheTimeoutThroughARestart() throws Throwable {
        session.then(j -> {
            new Builds(j).start("deploy", "releaseLock('site') { pause 'deploy' }");
            PauseStep.await("deploy");
            WorkflowRun waiter =
                    new Builds(j).start("test", "releaseLock(name: 'site', timeout: 2, unit: 'SECONDS') { }");
            j.waitForMessage("Waiting for lock", waiter);
        });
        PauseStep.forget();
        session.then(j -> {
            WorkflowRun waiter = j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(new Builds(j).of("test")));
            j.assertLogContains("Lock timeout: 'site' is held exclusively by deploy #1", waiter);
            PauseStep.go("deploy");
            j.assertBuildStatusSuccess(j.waitForCompletion(new Builds(j).of("deploy")));
        });
    }

    @Test
    void shouldCountTheTimeoutOfAWaitForALockFileThroughARestart(@TempDir Path directory) throws Throwable {
        Path file = Files.writeString(directory.resolve("site.lock"), "held by nightly.sh");
        session.then(j -> {
            LockConfiguration locks = new LockConfiguration(List.of(), 0);
            locks.setFiles(new LockFileConfiguration(directory.toString(), 0));
            ReleaseGuardConfiguration.get().setLocks(locks);
            WorkflowRun waiter =
                    new Builds(j).start("test", "releaseLock(name: 'site', store: 'files', poll: 1, timeout: 30) { }");
            j.waitForMessage("Waiting for lock file", waiter);
        });
        Time.setClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(30)));
        session.then(j -> {
            WorkflowRun waiter = new Builds(j).of("test");
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(waiter));
            assertThat(JenkinsRule.getLog(waiter))
                    .containsPattern("Lock timeout: lock file .*nightly.sh.*; waited 30 min");
        });
        assertThat(file).hasContent("held by nightly.sh");
    }

    @Test
    void shouldHoldToTheEndOfTheBuildThroughARestart() throws Throwable {
        session.then(j -> {
            new Builds(j).start("deploy", "def token = releaseLock('site'); pause 'deploy'; echo \"token ${token}\"");
            PauseStep.await("deploy");
            held = holder().id();
        });
        PauseStep.forget();
        session.then(j -> {
            PauseStep.await("deploy");
            Locks.get().sweep();
            assertThat(holder().id()).isEqualTo(held);
            assertThat(holder().grant().token()).isEqualTo(1);
            WorkflowRun waiter = new Builds(j).start("test", "releaseLock('site') { }");
            j.waitForMessage("Waiting for lock", waiter);
            PauseStep.go("deploy");
            j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
            j.assertBuildStatusSuccess(j.waitForCompletion(new Builds(j).of("deploy")));
        });
    }

    @Test
    void shouldStopTheBuildWhenWhatItHoldsToItsEndIsGoneAfterARestart() throws Throwable {
        session.then(j -> {
            new Builds(j).start("deploy", "releaseLock('site'); pause 'deploy'; echo 'without a lock'");
            PauseStep.await("deploy");
            LockActs.ofController().force(holder().id(), "alice", "it hangs", true);
        });
        PauseStep.forget();
        session.then(j -> {
            WorkflowRun build = j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(new Builds(j).of("deploy")));
            j.assertLogContains("Lock lost: 'site' was released by force by alice: it hangs", build);
            j.assertLogNotContains("without a lock", build);
        });
    }

    @Test
    void shouldGiveBackAfterARestartWhatItCouldNotBefore(@TempDir Path folder) throws Throwable {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"))) {
            session.then(j -> {
                ReleaseGuardConfiguration.get().setDatabaseUrl(server.settings().url());
                WorkflowRun build =
                        new Builds(j).start("deploy", "releaseLock('site') { pause 'deploy'; echo 'block ends' }");
                PauseStep.await("deploy");
                server.stop();
                PauseStep.go("deploy");
                j.waitForMessage("block ends", build);
            });
            server.startAgain();
            session.then(j -> {
                j.assertBuildStatusSuccess(j.waitForCompletion(new Builds(j).of("deploy")));
                j.assertLogContains("Lock 'site' given back", new Builds(j).of("deploy"));
                assertThat(LockStore.ofController().all().requests()).isEmpty();
            });
        }
    }

    private static LockRequest holder() {
        return LockStore.ofController().all().requests().stream()
                .filter(LockRequest::isHeld)
                .findFirst()
                .orElseThrow();
    }
}
