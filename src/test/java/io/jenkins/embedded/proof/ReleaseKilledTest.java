package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import io.jenkins.plugins.releaseguard.signoff.engine.EventKind;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} between any two steps of a release, and while people act, changes nothing that was confirmed. */
class ReleaseKilledTest {

    /** As many as the longest way has: one kill, somewhere on each. */
    private static final int ANYWHERE = 14;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void shouldStandAsBeforeWhenEmbeddedStoreIsKilledAgainAndAgain() throws Exception {
        store("-", 3, 0);
    }

    @Test
    void shouldStandAsBeforeWhenControllerIsKilled() throws Exception {
        controller("-", ANYWHERE, 0);
    }

    @Test
    @Tag("endurance")
    void shouldStandAsBeforeWhenEmbeddedStoreIsKilledOften() throws Exception {
        store("-", 1, 20);
    }

    @Test
    @Tag("endurance")
    void shouldStandAsBeforeWhenStoreOnPostgresqlIsKilledOften() throws Exception {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"))) {
            store(server.settings().url(), 1, 5);
        }
    }

    @Test
    @Tag("endurance")
    void shouldStandAsBeforeWhenControllerIsKilledAfterEachStep() throws Exception {
        controller("-", 1, 3);
    }

    @Test
    @Tag("endurance")
    void shouldStandAsBeforeWhenControllerOnPostgresqlIsKilledAfterEachStep() throws Exception {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"))) {
            controller(server.settings().url(), 1, 0);
        }
    }

    private void store(String databaseUrl, int steps, int more) throws Exception {
        try (ReleaseStore.Place place = new ReleaseStore.Place(folder.resolve("home"), databaseUrl)) {
            new ReleaseLives(place).run(steps, more);
        }
    }

    private void controller(String databaseUrl, int steps, int more) throws Exception {
        List<String> jobs = Stream.concat(
                        Stream.of(ReleaseLives.CLICKED),
                        ReleaseWay.all().stream().map(ReleaseWay::name))
                .toList();
        try (ReleaseController.Place place = new ReleaseController.Place(folder.resolve("home"), databaseUrl, jobs)) {
            ReleaseLives lives = new ReleaseLives(place);
            lives.run(steps, more);
            for (ReleaseWay way : ReleaseWay.all()) {
                for (int candidate = 1; candidate <= way.results().size(); candidate++) {
                    assertThat(result(place, way.name(), candidate))
                            .isEqualTo(way.results().get(candidate - 1));
                    assertHeadsInBuildLog(place, way.name(), candidate);
                }
            }
        }
    }

    /** Builds go on after a restart by themselves. */
    private static String result(ReleaseController.Place place, String way, int candidate) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String result = place.result(way, candidate);
        while (result == null && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            result = place.result(way, candidate);
        }
        return result;
    }

    /** The hashes of the entries by which a release was decided are in the build's log, however often it was killed. */
    private static void assertHeadsInBuildLog(ReleaseController.Place place, String way, int candidate)
            throws Exception {
        String log = place.log(way, candidate);
        for (LogEntry entry : new ReleaseLog(place.export(way, candidate)).entries()) {
            if (entry.event().kind() == EventKind.APPROVED || entry.event().kind() == EventKind.REJECTED) {
                assertThat(log).as("%s #%s", way, candidate).contains(entry.hash());
            }
            if (entry.event().kind() == EventKind.GATE_OPENED) {
                assertThat(log).contains(entry.hash());
                break;
            }
        }
    }
}
