package io.jenkins.plugins.releaseguard.signoff.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeoutTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldBeOverWhenItsTimeHasPassed() {
        Timeout timeout = new Timeout(2, TimeUnit.HOURS);
        assertThat(timeout.isOver(NOON, NOON.plusSeconds(7_199))).isFalse();
        assertThat(timeout.isOver(NOON, NOON.plusSeconds(7_200))).isTrue();
        assertThat(timeout).hasToString("2 hours");
    }

    @Test
    void shouldNeverBeOverWithoutTime() {
        assertThat(new Timeout(0, TimeUnit.DAYS).isOver(NOON, Instant.MAX)).isFalse();
    }

    @Test
    void shouldNotWaitForEverForATimeShorterThanAMillisecond() {
        Timeout timeout = new Timeout(1, TimeUnit.NANOSECONDS);
        assertThat(timeout.isOver(NOON, NOON.plusSeconds(1))).isTrue();
        assertThat(timeout).hasToString("1 nanosecond");
    }

    @Test
    void shouldRefuseANegativeTime() {
        assertThatThrownBy(() -> new Timeout(-1, TimeUnit.DAYS)).hasMessageContaining("not -1");
    }
}
