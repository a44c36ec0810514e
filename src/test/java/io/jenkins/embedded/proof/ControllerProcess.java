package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.embedded.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process as the test has it in hand, such as a {@link LoadedController}: started again in the same home as often as one likes. */
final class ControllerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Class<?> main;
    private final Path home;
    private final String databaseUrl;
    private final int load;
    private final List<String> options = new ArrayList<>();
    private Process process;

    /**
     * A {@link LoadedController}.
     *
     * @param load how many builds it keeps going
     */
    ControllerProcess(Path home, Path journal, String databaseUrl, int load, Map<String, String> jobs)
            throws IOException {
        this(LoadedController.class, home, databaseUrl, load, jobs);
        option("-D" + MarkStep.JOURNAL + "=" + journal);
    }

    /**
     * @param main gets home, database and load as arguments
     * @param databaseUrl {@code -} for the embedded database
     * @param jobs name and script of each
     */
    ControllerProcess(Class<?> main, Path home, String databaseUrl, int load, Map<String, String> jobs)
            throws IOException {
        this.main = main;
        this.home = home;
        this.databaseUrl = databaseUrl;
        this.load = load;
        Path scripts = Files.createDirectories(home.resolve(LoadedController.JOBS));
        for (Map.Entry<String, String> job : jobs.entrySet()) {
            Files.writeString(scripts.resolve(job.getKey()), job.getValue());
        }
        // Starts are what most of the time goes to.
        option("-XX:TieredStopAtLevel=1");
        option("-XX:+UseSerialGC");
        option("-Xmx400m");
    }

    /** Of the next start's JVM. */
    ControllerProcess option(String option) {
        options.add(option);
        return this;
    }

    void start() throws IOException {
        Files.deleteIfExists(home.resolve(LoadedController.UP));
        process = new ProcessBuilder(
                        ChildJvm.command(options, main, home.toString(), databaseUrl, Integer.toString(load)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output()))
                .start();
    }

    private File output() {
        return home.resolve("controller.log").toFile();
    }

    void awaitUp() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(home.resolve(LoadedController.UP))) {
            assertThat(process.isAlive() && Instant.now().isBefore(end))
                    .as("up in time:\n" + Files.readString(output().toPath()))
                    .isTrue();
            Thread.sleep(10);
        }
    }

    /** Where it answers, if it does: what it wrote when it was up. */
    String url() throws IOException {
        return Files.readString(home.resolve(LoadedController.UP));
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -STOP}: nothing of it runs until {@link #goOn()}. */
    void freeze() throws Exception {
        signal("STOP");
    }

    void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Starts no more builds, and waits until all have ended and hold nothing. */
    void finish(Duration patience) throws IOException, InterruptedException {
        Files.writeString(home.resolve(LoadedController.ENOUGH), "");
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            new ProcessBuilder("jstack", Long.toString(process.pid()))
                    .redirectOutput(home.resolve("stuck").toFile())
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(process.isAlive())
                .as("still busy after " + patience.toSeconds() + " s:\n" + Files.readString(output().toPath()))
                .isFalse();
    }

    /** After {@link #finish}: each build with its result. */
    Map<String, String> results() throws IOException {
        return Files.readAllLines(home.resolve(LoadedController.RESULTS)).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    String log(String build) throws IOException {
        return Files.readString(LoadedController.log(home, build).toPath());
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
