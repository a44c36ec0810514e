package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.LockConfiguration;
import io.jenkins.plugins.releaseguard.config.LockFileConfiguration;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.file.LockDirectory;
import io.jenkins.plugins.releaseguard.lock.file.LockFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** {@code releaseLock(store: 'files')}. */
class LockFilesITest extends LockingController {

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
        LockConfiguration locks = new LockConfiguration(List.of(), 0);
        locks.setFiles(new LockFileConfiguration(directory.toString(), 0));
        ReleaseGuardConfiguration.get().setLocks(locks);
    }
}
