package io.jenkins.embedded.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A controller under load is killed at random moments, also while it starts, and started again in the same home. */
final class KillRounds {

    private static final int LOAD = 12;
    private static final int LONGEST_LIFE_MILLIS = 2000;
    private static final int LAST_LIFE_MILLIS = 2000;

    /** A build that is gone for good gives its locks back within a minute of the controller being up. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Random random;

    KillRounds(long seed) {
        random = new Random(seed);
    }

    void run(int rounds, Path folder, String databaseUrl) throws Exception {
        Journal journal = new Journal(folder.resolve("journal"));
        Instant begin = Instant.now();
        try (ControllerProcess controller =
                new ControllerProcess(folder.resolve("home"), journal.file(), databaseUrl, LOAD, Load.of(""))) {
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
            Verdict verdict = new Verdict(new JournalCheck(journal.marks()), List.of(controller));
            verdict.print(rounds + " times kill -9 in " + whole.toSeconds() + " s, the rest ended in "
                    + drained.toSeconds() + " s");
            verdict.assertNothingLost();
        }
    }

    /** Some lives end while the controller starts, some soon after, most when bodies run. */
    private void live(ControllerProcess controller, Journal journal, int kind, long startup) throws Exception {
        if (kind == 3) {
            Thread.sleep(random.nextLong(startup));
            return;
        }
        controller.awaitUp();
        if (kind < 2) {
            journal.awaitMoreThan(journal.marks().size(), PATIENCE);
        }
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
    }
}
