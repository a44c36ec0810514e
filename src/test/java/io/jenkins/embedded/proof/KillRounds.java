package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A controller under load is killed at random moments, also while it starts, and started again in the same home. */
final class KillRounds {

    private static final int LOAD = 12;
    private static final int LONGEST_LIFE_MILLIS = 2000;
    private static final int LAST_LIFE_MILLIS = 2000;

    /** Pipeline couldn't save anything yet: the build had no chance to ask for a lock. */
    private static final String KILLED_BEFORE_ITS_FIRST_STEP = "The saved program of this build can't be read";

    /** A build that is gone for good gives its locks back within a minute of the controller being up. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Map<String, String> JOBS = Map.of(
            "deploy", body("name: 'site'", "exclusive"),
            "migrate", body("names: ['db', 'site']", "exclusive"),
            "backup", body("names: ['site', 'db', 'disk']", "exclusive"),
            "test", body("name: 'site', mode: 'shared'", "shared"),
            "report", body("name: 'db', mode: 'shared'", "shared"),
            "impatient", body("name: 'db', timeout: 1, unit: 'SECONDS', onTimeout: 'skip'", "exclusive"),
            "nested", """
            releaseLock('disk') {
              mark 'START'
              releaseLock('disk') { sleep time: 20, unit: 'MILLISECONDS' }
              releaseLock('tape') { sleep time: 20, unit: 'MILLISECONDS' }
              mark 'END'
            }
            """);

    private final Random random;

    KillRounds(long seed) {
        random = new Random(seed);
    }

    private static String body(String lock, String mode) {
        return """
                releaseLock(%s) {
                  mark event: 'START', mode: '%s'
                  sleep time: 40, unit: 'MILLISECONDS'
                  mark event: 'END', mode: '%s'
                }
                """.formatted(lock, mode, mode);
    }

    void run(int rounds, Path folder, String databaseUrl) throws Exception {
        Journal journal = new Journal(folder.resolve("journal"));
        Instant begin = Instant.now();
        try (ControllerProcess controller =
                new ControllerProcess(folder.resolve("home"), journal.file(), databaseUrl, LOAD, JOBS)) {
            controller.start();
            controller.awaitUp();
            long startup = Duration.between(begin, Instant.now()).toMillis();
            for (int i = 0; i < rounds; i++) {
                live(controller, journal, i % 4, startup);
                controller.kill();
                controller.start();
            }
            controller.awaitUp();
            Thread.sleep(LAST_LIFE_MILLIS);
            Instant enough = Instant.now();
            controller.finish(PATIENCE);
            Duration drained = Duration.between(enough, Instant.now());
            Duration whole = Duration.between(begin, Instant.now());
            judge(
                    rounds + " times kill -9 in " + whole.toSeconds() + " s, the rest ended in " + drained.toSeconds()
                            + " s",
                    new JournalCheck(journal.marks()),
                    controller);
        }
    }

    /** Some lives end while the controller starts, some soon after, most when bodies run. */
    private void live(ControllerProcess controller, Journal journal, int kind, long startup) throws Exception {
        if (kind == 3) {
            Thread.sleep(random.nextLong(startup));
            return;
        }
        controller.awaitUp();
        int marks = journal.marks().size();
        while (kind < 2 && journal.marks().size() == marks) {
            controller.assertAlive();
            Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
    }

    private static void judge(String what, JournalCheck check, ControllerProcess controller) throws IOException {
        Map<String, String> results = controller.results();
        List<String> unborn = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, String> result : results.entrySet()) {
            String build = result.getKey();
            if (!result.getValue().equals("SUCCESS")) {
                boolean isUnborn =
                        !check.builds().contains(build) && controller.log(build).contains(KILLED_BEFORE_ITS_FIRST_STEP);
                (isUnborn ? unborn : failed).add(build + " " + result.getValue() + ":\n" + controller.log(build));
            }
        }
        System.out.println(what + ": " + results.size() + " builds, " + unborn.size()
                + " of them killed before their first step; " + check.bodies() + " bodies, " + check.resumed()
                + " of them went on after a kill; " + check.faults().size() + " overlaps or wrong tokens, "
                + check.unfinished().size() + " lost, " + failed.size() + " builds failed");
        assertThat(check.bodies()).isPositive();
        assertThat(check.faults()).isEmpty();
        assertThat(check.lateMarks()).isZero();
        assertThat(check.unfinished()).as("lost").isEmpty();
        assertThat(failed).as("failed builds").isEmpty();
    }
}
