package io.jenkins.plugins.releaseguard.lock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitReportTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:07:30Z");

    private final LockRequest holder =
            request(1, "deploy", 41, "site").granted(new Grant(Instant.parse("2026-03-01T12:03:00Z"), 1));
    private final LockRequest first = request(2, "test", 7, "site");
    private final LockRequest second = request(3, "shop", 1, "db", "site");

    @Test
    void shouldExplainATimeout() {
        assertThat(report(holder, first, request(4, "a", 1, "site"), request(5, "b", 1, "site"))
                        .timeout(first, new Place(1, 3)))
                .isEqualTo(
                        "Lock timeout: 'site' is held exclusively by deploy #41 (https://ci.example.org/job/deploy/41/) since 12:03 (4 min); waited 10 min;"
                                + " position 1 of 3");
    }

    @Test
    void shouldNameTheDayOfAnOldGrant() {
        LockRequest old = request(1, "deploy", 41, "site").granted(new Grant(Instant.parse("2026-02-27T09:00:00Z"), 1));
        assertThat(report(old, first).why(first))
                .isEqualTo(
                        "'site' is held exclusively by deploy #41 (https://ci.example.org/job/deploy/41/) since 2026-02-27 09:00 (2 d 3 h)");
    }

    @Test
    void shouldNameWhoGoesFirstForAFreeLock() {
        LockRequest held = request(1, "deploy", 41, "db").granted(new Grant(NOW, 1));
        LockRequest late = request(4, "late", 2, "site");
        assertThat(report(held, second, late).why(late))
                .isEqualTo("'site' goes first to shop #1, which waits for 'db' and 'site'");
    }

    @Test
    void shouldGiveAReasonForEachLockThatIsNotFree() {
        LockRequest db = request(1, "migrate", 3, "db").granted(new Grant(NOW, 1));
        assertThat(report(holder, db, second).why(second))
                .isEqualTo(
                        "'db' is held exclusively by migrate #3 (https://ci.example.org/job/migrate/3/) since 12:07 (0 s);"
                                + " 'site' is held exclusively by deploy #41 (https://ci.example.org/job/deploy/41/) since 12:03 (4 min)");
    }

    @Test
    void shouldSayWhenNothingIsInTheWay() {
        assertThat(report(first).why(first)).isEqualTo("'site' is free and about to be granted");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "59,59 s",
        "60,1 min",
        "3599,59 min",
        "3600,1 h",
        "7500,2 h 5 min",
        "86400,1 d",
        "273600,3 d 4 h"
    })
    void shouldTellDurationsInTwoUnitsAtMost(long seconds, String text) {
        assertThat(WaitReport.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    private static WaitReport report(LockRequest... requests) {
        return new WaitReport(
                new LockQueue(List.of(requests)), Map.of("here", "https://ci.example.org"), NOW, ZoneOffset.UTC);
    }

    private static LockRequest request(long arrival, String job, int build, String... names) {
        return new LockRequest(
                new UUID(0, arrival),
                new Owner("here", job, build),
                Demand.exclusive(LockName.all(Arrays.asList(names))),
                new Turn(arrival, arrival),
                NOW.minus(Duration.ofMinutes(10)));
    }
}
