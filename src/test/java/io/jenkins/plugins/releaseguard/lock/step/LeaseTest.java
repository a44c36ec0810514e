package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final Duration LENGTH = Duration.ofSeconds(50);

    private long nanos = -5_000_000_000L;
    private Instant wall = Instant.parse("2026-03-01T12:00:00Z");
    private final Lease lease = new Lease(LENGTH, () -> nanos, () -> wall);

    @Test
    void shouldLastUntilItsLengthIsOver() {
        pass(49);
        assertThat(lease.isOver()).isFalse();
        pass(1);
        assertThat(lease.isOver()).isTrue();
    }

    @Test
    void shouldCountFromTheMomentOfAsking() {
        Lease.Moment asked = lease.now();
        pass(40);
        lease.renewed(asked);
        pass(10);
        assertThat(lease.isOver()).isTrue();
    }

    @Test
    void shouldLastLongerWhenRenewed() {
        pass(40);
        lease.renewed(lease.now());
        pass(40);
        assertThat(lease.isOver()).isFalse();
    }

    @Test
    void shouldBeOverWhenTheMachineSleptAndOnlyTheWallClockWentOn() {
        wall = wall.plus(LENGTH);
        assertThat(lease.isOver()).isTrue();
    }

    @Test
    void shouldBeOverWhenTheWallClockWasSetBack() {
        nanos += LENGTH.toNanos();
        wall = wall.minusSeconds(3600);
        assertThat(lease.isOver()).isTrue();
    }

    @Test
    void shouldNotBelieveAnAnswerThatIsOlderThanTheLast() {
        Lease.Moment old = lease.now();
        pass(10);
        lease.renewed(lease.now());
        lease.renewed(old);
        assertThat(lease.age()).isZero();
    }

    @Test
    void shouldBeCutShortForWhatWasHeldBeforeARestart() {
        lease.leave(Duration.ofSeconds(10));
        pass(9);
        assertThat(lease.isOver()).isFalse();
        pass(1);
        assertThat(lease.isOver()).isTrue();
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
        wall = wall.plusSeconds(seconds);
    }
}
