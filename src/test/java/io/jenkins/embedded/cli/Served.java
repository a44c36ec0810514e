package io.jenkins.embedded.cli;

import io.jenkins.embedded.ChildJvm;
import io.jenkins.embedded.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command {@code serve} in a process of its own, which can be killed as the kernel kills. */
final class Served implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern URL = Pattern.compile("Release Guard is at (\\S+)");

    private final Process process;
    private final URI root;

    /** @param folder the working directory; {@code examples} in it are the demo's jobs, {@code work} is the home */
    Served(Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("serve.log");
        Files.deleteIfExists(output);
        process = new ProcessBuilder(ChildJvm.command(List.of(), Main.class, "serve", "--port", "0"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        root = URI.create(awaitMatch(output));
    }

    private String awaitMatch(Path output) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            Matcher matcher = URL.matcher(Files.readString(output));
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IOException("serve did not come up:\n" + Files.readString(output));
    }

    DemoClient as(String user) {
        return new DemoClient(root, user);
    }

    /** Waits until the log of a build has this text. */
    void awaitLog(String build, String text) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        String log = "";
        while (Instant.now().isBefore(end)) {
            try {
                log = as("admin").get("job/" + build + "/consoleText");
            } catch (IOException e) {
                log = e.toString();
            }
            if (log.contains(text)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException("No '" + text + "' in the log of " + build + ":\n" + log);
    }

    /** As {@code kill -9}: nothing of the process runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
