package io.jenkins.embedded.durable;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.slaves.WorkspaceList;
import io.jenkins.embedded.text.AtomicText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A directory by which the controller and a detached script talk, so that either may end without the other.
 *
 * <table>
 * <caption>Files</caption>
 * <tr><td>script.sh</td><td>what to run</td></tr>
 * <tr><td>wrapper.sh</td><td>what runs it, and stays alive to tell how it ended</td></tr>
 * <tr><td>pid</td><td>the wrapper's process id: it has been started</td></tr>
 * <tr><td>log, output</td><td>what the script prints; the second one only when that is wanted apart</td></tr>
 * <tr><td>copied</td><td>how many bytes of the log are already in the build's log</td></tr>
 * <tr><td>result</td><td>the exit code: the script has ended</td></tr>
 * </table>
 */
final class ControlDirectory implements Serializable {

    private static final long serialVersionUID = 1L;

    /** By this variable the processes of a script are found; the wrapper doesn't have it. */
    private static final String COOKIE = "JENKINS_SERVER_COOKIE";

    /** Signals are for the script; trapping them isn't inherited, unlike ignoring them. */
    private static final String WRAPPER = """
        trap : INT TERM HUP
        echo $$ > "$1/pid.new" && mv "$1/pid.new" "$1/pid"
        cd "$2"
        %s=%s %s "$1/script.sh" %s < /dev/null
        echo $? > "$1/result.new" && mv "$1/result.new" "$1/result"
        """;

    /** A session of its own keeps the terminal's interrupt from the script. */
    private static final String LAUNCH = """
        if command -v setsid > /dev/null 2>&1; then
            setsid sh "$1/wrapper.sh" "$1" "$2" < /dev/null > /dev/null 2>&1 &
        else
            nohup sh "$1/wrapper.sh" "$1" "$2" < /dev/null > /dev/null 2>&1 &
        fi
        """;

    /** By how much a process may seem to have started before it wrote its id. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

    /** How much of the log is copied at once. */
    private static final int CHUNK = 1 << 20;

    private final String path;

    private ControlDirectory(String path) {
        this.path = path;
    }

    /** Chooses a place; nothing is written yet. */
    static ControlDirectory beside(FilePath workspace) {
        String name = "durable-" + UUID.randomUUID().toString().substring(0, 8);
        return new ControlDirectory(WorkspaceList.tempDir(workspace).child(name).getRemote());
    }

    private Path file(String name) {
        return Path.of(path, name);
    }

    /** Writes the script and starts it. */
    void launch(Launcher launcher, EnvVars env, FilePath workspace, String script, boolean separateOutput)
            throws IOException, InterruptedException {
        Files.createDirectories(Path.of(path));
        workspace.mkdirs();
        Files.writeString(file("script.sh"), script);
        boolean ownInterpreter = script.startsWith("#!");
        if (ownInterpreter) {
            new FilePath(file("script.sh").toFile()).chmod(0700);
        }
        String redirection = separateOutput ? "> \"$1/output\" 2> \"$1/log\"" : "> \"$1/log\" 2>&1";
        Files.writeString(
                file("wrapper.sh"), WRAPPER.formatted(COOKIE, cookie(), ownInterpreter ? "" : "sh -xe", redirection));
        launcher.launch()
                .cmds("sh", "-c", LAUNCH, "sh", path, workspace.getRemote())
                .envs(env)
                .pwd(workspace)
                .quiet(true)
                .start()
                .join();
    }

    private String cookie() {
        return Path.of(path).getFileName().toString();
    }

    /** Whether the wrapper has come to life, at any time. */
    boolean isStarted() {
        return Files.exists(file("pid"));
    }

    /** Whether the wrapper lives; its id may belong to another process after a reboot. */
    boolean isAlive() throws IOException {
        String pid = Files.readString(file("pid")).trim();
        Instant written = Files.getLastModifiedTime(file("pid")).toInstant();
        return ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().startInstant())
                .filter(start -> Duration.between(start, written).abs().compareTo(START_TOLERANCE) < 0)
                .isPresent();
    }

    /** The exit code, once there is one. */
    OptionalInt exitCode() throws IOException {
        return Files.exists(file("result"))
                ? OptionalInt.of(
                        Integer.parseInt(Files.readString(file("result")).trim()))
                : OptionalInt.empty();
    }

    /** What the script has logged since {@link #copied} was last told about. */
    byte[] newLog() throws IOException {
        if (!Files.exists(file("log"))) {
            return new byte[0];
        }
        try (RandomAccessFile log = new RandomAccessFile(file("log").toFile(), "r")) {
            log.seek(copiedBytes());
            byte[] bytes = new byte[(int) Math.min(log.length() - log.getFilePointer(), CHUNK)];
            log.readFully(bytes);
            return bytes;
        }
    }

    private long copiedBytes() throws IOException {
        return Files.exists(file("copied")) ? Long.parseLong(Files.readString(file("copied"))) : 0;
    }

    /** Remembers, also for a controller started later, that more of the log is in the build's log. */
    void copied(long more) throws IOException {
        AtomicText.write(file("copied"), String.valueOf(copiedBytes() + more));
    }

    String output(String encoding) throws IOException {
        return new String(
                Files.readAllBytes(file("output")), encoding == null ? StandardCharsets.UTF_8.name() : encoding);
    }

    /** Ends the script and all that it has started; the wrapper lives on and writes the result. */
    void kill(Launcher launcher) throws IOException, InterruptedException {
        launcher.kill(Map.of(COOKIE, cookie()));
    }

    void delete() throws IOException {
        Util.deleteRecursive(Path.of(path).toFile());
    }
}
