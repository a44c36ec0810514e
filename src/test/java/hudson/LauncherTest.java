package hudson;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LauncherTest {
    @TempDir
    Path dir;

    @Test
    void shouldRunCommandWithEnvironmentAndPrintIt() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        TaskListener listener = new StreamTaskListener(log, StandardCharsets.UTF_8);
        int code = new Launcher.LocalLauncher(listener)
                .launch()
                .cmds("sh", "-c", "echo \"in $(pwd) with $NAME\"; cat; exit 3")
                .envs("NAME=value")
                .pwd(dir.toFile())
                .stdin(new ByteArrayInputStream("input".getBytes()))
                .stdout(listener)
                .join();
        assertThat(code).isEqualTo(3);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .startsWith("[" + dir.getFileName() + "] $ sh -c \"echo")
                .contains("in " + dir + " with value")
                .endsWith("input");
    }

    @Test
    void shouldHideMaskedArguments() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        new Launcher.LocalLauncher(new StreamTaskListener(log, StandardCharsets.UTF_8))
                .launch()
                .cmds("true", "secret")
                .masks(false, true)
                .join();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("$ true ******")
                .doesNotContain("secret");
    }

    @Test
    void shouldKillWholeTree() throws Exception {
        PipedInputStream output = new PipedInputStream();
        Proc proc = new Launcher.LocalLauncher(TaskListener.NULL)
                .launch()
                .quiet(true)
                .cmds("sh", "-c", "sh -c 'echo $$; sleep 1000'; true")
                .stdout(new PipedOutputStream(output))
                .start();
        String pid = new BufferedReader(new InputStreamReader(output)).readLine();
        ProcessHandle child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        proc.kill();
        assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(proc.isAlive()).isFalse();
    }
}
