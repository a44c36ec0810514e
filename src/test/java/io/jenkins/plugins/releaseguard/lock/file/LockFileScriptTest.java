package io.jenkins.plugins.releaseguard.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the very lines that docs/locks.md gives to scripts. */
@Timeout(60)
class LockFileScriptTest {

    private static final List<LockName> SITE = List.of(new LockName("site"));
    private static final Pattern LINES =
            Pattern.compile("## Scripts outside Jenkins.*?```sh\n(.*?)```", Pattern.DOTALL);

    private static final int SHELLS = 10;
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private LockFiles files;
    private Path script;
    private Path turns;

    @BeforeEach
    void writeScript() throws IOException {
        Path locks = Files.createDirectory(folder.resolve("locks"));
        files = new LockFiles(LockDirectory.of(locks.toString(), Duration.ZERO, false), Clock.systemUTC());
        turns = folder.resolve("turns");
        Matcher lines = LINES.matcher(Files.readString(Path.of("docs/locks.md")));
        assertThat(lines.find()).isTrue();
        assertThat(lines.group(1).lines()).hasSize(5);
        script = Files.writeString(
                folder.resolve("script.sh"), lines.group(1).replace("/shared/locks", locks.toString()));
        // found before the real one, so that nobody waits for whole seconds
        program("sleep", "exec /bin/sleep 0.01");
    }

    private Path program(String name, String body) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private Process runScript() throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()));
        shell.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        return shell.start();
    }

    private static FileOwner owner() {
        return new FileOwner(UUID.randomUUID(), "here", "deploy #41", "", Instant.now(), 17);
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }

    private void await(Path file) {
        while (!Files.exists(file)) {
            pause();
        }
    }

    private void say(String turn) throws IOException {
        Files.writeString(turns, turn + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void shouldKeepJenkinsOut() throws Exception {
        program("backup.sh", "touch begun; while [ ! -e go ]; do sleep 1; done");
        Process shell = runScript();
        await(folder.resolve("begun"));
        assertThat(files.take(SITE, owner()))
                .isInstanceOfSatisfying(
                        Taking.Occupied.class,
                        occupied -> assertThat(occupied.by().description())
                                .contains("that begins: backup on ", ", process " + shell.pid()));
        Files.createFile(folder.resolve("go"));
        assertThat(shell.waitFor()).isZero();
        assertThat(files.take(SITE, owner())).isInstanceOf(Taking.Taken.class);
    }

    @Test
    void shouldWaitForJenkins() throws Exception {
        program("backup.sh", "echo script >> turns");
        FileOwner owner = owner();
        files.take(SITE, owner);
        Process shell = runScript();
        await(folder.resolve("output"));
        say("build");
        files.giveBack(SITE, owner.id());
        assertThat(shell.waitFor()).isZero();
        assertThat(turns).hasContent("build\nscript");
        assertThat(folder.resolve("locks")).isDirectoryNotContaining("glob:**site.lock*");
        assertThat(folder.resolve("output")).isEmptyFile();
    }

    @Test
    void shouldGiveBackWhenItFailsOrIsTerminated() throws Exception {
        program("backup.sh", "touch begun; exec sleep 1");
        program("sleep", "exec /bin/sleep 0.2");
        Process shell = runScript();
        await(folder.resolve("begun"));
        shell.destroy();
        assertThat(shell.waitFor()).isOne();
        program("backup.sh", "exit 3");
        assertThat(runScript().waitFor()).isEqualTo(3);
        assertThat(files.look(SITE.get(0))).isEmpty();
    }

    @Test
    void shouldLetOneAtATimeWork() throws Exception {
        program("backup.sh", "echo start $$ >> turns; /bin/sleep 0.0$(($$ % 3)); echo end $$ >> turns");
        List<Process> shells = new ArrayList<>();
        for (int i = 0; i < SHELLS; i++) {
            shells.add(runScript());
        }
        for (int i = 0; i < ROUNDS; i++) {
            FileOwner owner = owner();
            while (files.take(SITE, owner) instanceof Taking.Occupied) {
                pause();
            }
            say("start " + owner.id());
            pause();
            say("end " + owner.id());
            files.giveBack(SITE, owner.id());
        }
        for (Process shell : shells) {
            assertThat(shell.waitFor()).isZero();
        }
        List<String> lines = Files.readAllLines(turns);
        assertThat(lines).hasSize(2 * (SHELLS + ROUNDS));
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(lines.get(i)).startsWith("start ");
            assertThat(lines.get(i + 1)).isEqualTo(lines.get(i).replace("start", "end"));
        }
    }
}
