package io.jenkins.embedded.proof;

import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away under two busy controllers and comes back: waits go on, nothing is granted twice. */
class StoppedPostgresqlTest {

    private static final int LOAD = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void shouldGoOnAfterAShortOutage() throws Exception {
        outages(1, Duration.ofSeconds(4));
    }

    @Test
    @Tag("endurance")
    void shouldGoOnAfterHalfAMinute() throws Exception {
        outages(5, Duration.ofSeconds(30));
    }

    private void outages(int times, Duration length) throws Exception {
        Journal journal = new Journal(folder.resolve("journal"));
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"));
                ControllerProcess one = controller("one", journal, server);
                ControllerProcess other = controller("other", journal, server)) {
            one.start();
            one.awaitUp();
            other.start();
            other.awaitUp();
            for (int i = 0; i < times; i++) {
                Thread.sleep(BEFORE_AND_AFTER.toMillis());
                server.stop();
                Thread.sleep(length.toMillis());
                server.startAgain();
                journal.awaitMoreThan(journal.marks().size(), PATIENCE);
            }
            Thread.sleep(BEFORE_AND_AFTER.toMillis());
            one.finish(PATIENCE);
            other.finish(PATIENCE);
            Verdict verdict = new Verdict(new JournalCheck(journal.marks()), List.of(one, other));
            verdict.print(times + " times PostgreSQL stopped for " + length.toSeconds() + " s under two controllers");
            verdict.assertNothingLost();
        }
    }

    private ControllerProcess controller(String name, Journal journal, PostgresqlServer server) throws Exception {
        return new ControllerProcess(
                folder.resolve(name), journal.file(), server.settings().url(), LOAD, Load.of(name + "-"));
    }
}
