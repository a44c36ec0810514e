package io.jenkins.embedded.durable;

import static io.jenkins.embedded.durable.Eventually.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.File;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ControlDirectoryTest {

    @TempDir
    private File home;

    private final Launcher launcher = new Launcher.LocalLauncher(TaskListener.NULL);
    private FilePath workspace;
    private ControlDirectory control;

    @BeforeEach
    void chooseDirectory() {
        // a blank and a quote, because scripts name the directory
        workspace = new FilePath(new File(home, "it is \"my\" job"));
        control = ControlDirectory.beside(workspace);
    }

    private void launch(String script, boolean separateOutput) throws Exception {
        control.launch(launcher, new EnvVars("COLOUR", "green"), workspace, script, separateOutput);
    }

    private int exitCode() throws Exception {
        until(() -> control.exitCode().isPresent());
        return control.exitCode().orElseThrow();
    }

    @Test
    void shouldRunScriptInWorkspaceWithEnvironment() throws Exception {
        launch("echo $COLOUR > made; pwd", false);

        assertThat(exitCode()).isZero();
        assertThat(workspace.child("made").readToString()).isEqualTo("green\n");
        assertThat(new String(control.newLog(), UTF_8)).contains("+ pwd\n" + workspace.getRemote() + "\n");
    }

    @Test
    void shouldGiveEachPartOfTheLogOnce() throws Exception {
        launch("echo hello", false);
        exitCode();

        control.copied(control.newLog().length);
        assertThat(control.newLog()).isEmpty();
    }

    @Test
    void shouldKeepOutputApartFromLog() throws Exception {
        launch("echo value; exit 3", true);

        assertThat(exitCode()).isEqualTo(3);
        assertThat(control.output(null)).isEqualTo("value\n");
        assertThat(new String(control.newLog(), UTF_8)).contains("+ echo value").doesNotContain("\nvalue");
    }

    @Test
    void shouldHonourInterpreterOfScript() throws Exception {
        launch("#!/bin/sh\nexit 4\n", false);

        assertThat(exitCode()).isEqualTo(4);
        assertThat(control.newLog()).isEmpty();
    }

    @Test
    void shouldEndScriptAndItsChildrenButReportResult() throws Exception {
        launch("echo begun; sleep 60", false);
        until(() -> new String(control.newLog(), UTF_8).contains("+ sleep 60"));
        assertThat(control.isAlive()).isTrue();
        assertThat(control.exitCode()).isEqualTo(OptionalInt.empty());

        control.kill(launcher);

        assertThat(exitCode()).isEqualTo(143);
    }
}
