package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two controllers on one PostgreSQL; one is frozen while it holds the lock, for longer than its lease, and goes on:
 * the other has the lock, and the body of the frozen one ends as lost.
 */
class FrozenControllerTest {

    private static final int LOAD = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int LONGEST_OVERSLEEP_MILLIS = 2000;

    private static final String DEPLOY = """
            releaseLock('site') {
              mark 'START'
              for (int i = 0; i < 20; i++) {
                sleep time: 100, unit: 'MILLISECONDS'
                mark 'TICK'
              }
              mark 'END'
            }
            """;

    private final Random random = new Random();

    @TempDir
    Path folder;

    @Test
    void shouldLoseItsLockWithAShortLease() throws Exception {
        freeze(1, 6);
    }

    @Test
    @Tag("endurance")
    void shouldLoseItsLockWithAShortLeaseThrough20Rounds() throws Exception {
        freeze(20, 6);
    }

    @Test
    @Tag("endurance")
    void shouldLoseItsLockWithTheUsualLease() throws Exception {
        freeze(3, 60);
    }

    private void freeze(int rounds, int leaseSeconds) throws Exception {
        Journal journal = new Journal(folder.resolve("journal"));
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"));
                ControllerProcess frozen = controller("frozen", journal, server, leaseSeconds);
                ControllerProcess other = controller("other", journal, server, leaseSeconds)) {
            frozen.start();
            frozen.awaitUp();
            other.start();
            other.awaitUp();
            List<Instant> awake = new ArrayList<>();
            List<Duration> waits = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                long pid = frozen.pid();
                journal.await(
                        marks -> !marks.isEmpty() && last(marks).process() == pid && isStart(last(marks)), PATIENCE);
                frozen.freeze();
                Instant since = Instant.now();
                int before = journal.marks().size();
                journal.awaitMoreThan(before, PATIENCE);
                waits.add(Duration.between(since, Instant.now()));
                Thread.sleep(random.nextInt(LONGEST_OVERSLEEP_MILLIS));
                awake.add(Instant.now());
                frozen.goOn();
                int later = journal.marks().size();
                journal.await(
                        marks -> marks.stream().skip(later).anyMatch(mark -> mark.process() == pid && isStart(mark)),
                        PATIENCE);
            }
            frozen.finish(PATIENCE);
            other.finish(PATIENCE);
            JournalCheck check = new JournalCheck(journal.marks());
            Verdict verdict = new Verdict(check, List.of(frozen, other));
            List<Long> late = check.lateMarks().stream()
                    .map(mark -> Duration.between(lastBefore(mark.at(), awake), mark.at())
                            .toMillis())
                    .toList();
            verdict.print(rounds + " times frozen under a lease of " + leaseSeconds
                    + " s; the other took over after "
                    + waits.stream().map(Duration::toMillis).toList()
                    + " ms; what the frozen one noted with its old token came " + late + " ms after it went on");
            verdict.assertInOrder();
            assertThat(verdict.failed()).hasSize(rounds);
            assertThat(verdict.failed())
                    .allSatisfy((build, log) -> assertThat(log).contains("Lock lost: 'site'"));
        }
    }

    private static Instant lastBefore(Instant time, List<Instant> times) {
        return times.stream().filter(other -> !other.isAfter(time)).reduce(Instant.EPOCH, (one, later) -> later);
    }

    private static boolean isStart(Mark mark) {
        return mark.event() == Mark.Event.START;
    }

    private static Mark last(List<Mark> marks) {
        return marks.get(marks.size() - 1);
    }

    private ControllerProcess controller(String name, Journal journal, PostgresqlServer server, int leaseSeconds)
            throws Exception {
        return new ControllerProcess(
                        folder.resolve(name),
                        journal.file(),
                        server.settings().url(),
                        LOAD,
                        Map.of(name + "-deploy", DEPLOY))
                .option("-Dio.jenkins.plugins.releaseguard.lock.lease=" + leaseSeconds);
    }
}
