package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockWishTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration POLL = Duration.ofSeconds(5);

    @Test
    void shouldWaitForEverWithoutTimeout() {
        LockWish wish = wish(Duration.ZERO);
        assertThat(wish.isTimeOver(START.plus(Duration.ofDays(30)))).isFalse();
        assertThat(wish.pause(START.plus(Duration.ofDays(30)))).isEqualTo(POLL);
    }

    @Test
    void shouldLookAgainWhenTheTimeIsOver() {
        LockWish wish = wish(Duration.ofMinutes(1));
        assertThat(wish.pause(START)).isEqualTo(POLL);
        assertThat(wish.pause(START.plusSeconds(58))).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2100));
        assertThat(wish.pause(START.plusSeconds(90))).isZero();
        assertThat(wish.isTimeOver(START.plusSeconds(59))).isFalse();
        assertThat(wish.isTimeOver(START.plusSeconds(60))).isTrue();
    }

    @Test
    void shouldTellItsNames() {
        LockWish wish = wish(Duration.ZERO);
        assertThat(wish.quotedNames()).isEqualTo("'db' and 'site'");
        assertThat(wish.variables(new Grant(START.plusSeconds(7), 42)))
                .containsOnly(
                        entry("RELEASE_LOCK", "db,site"), entry("TOKEN", "42"), entry("RELEASE_LOCK_WAITED", "7"));
        assertThat(wish.id()).isNotEqualTo(wish(Duration.ZERO).id());
    }

    private static LockWish wish(Duration timeout) {
        return new LockWish(Demand.exclusive(LockName.all(List.of("site", "db"))), START, timeout, POLL, "TOKEN");
    }
}
