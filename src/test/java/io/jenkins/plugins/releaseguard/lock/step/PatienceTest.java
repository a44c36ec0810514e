package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldWaitForEverWithoutTimeout() {
        Patience patience = patience(Duration.ZERO);
        assertThat(patience.hasLimit()).isFalse();
        assertThat(patience.isOver(START.plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void shouldEndWhenTheTimeIsOver() {
        Patience patience = patience(Duration.ofMinutes(1));
        assertThat(patience.isOver(START.plusSeconds(59))).isFalse();
        assertThat(patience.isOver(START.plusSeconds(60))).isTrue();
        assertThat(patience.left(START.plusSeconds(58))).isEqualTo(Duration.ofSeconds(2));
        assertThat(patience.left(START.plusSeconds(90))).isZero();
    }

    @Test
    void shouldNotWaitLessThanNothingWhenTheClockIsSetBack() {
        assertThat(patience(Duration.ofMinutes(1)).waited(START.minusSeconds(5)))
                .isZero();
    }

    private static Patience patience(Duration timeout) {
        return new Patience(START, timeout, Duration.ofSeconds(5), OnTimeout.FAIL);
    }
}
