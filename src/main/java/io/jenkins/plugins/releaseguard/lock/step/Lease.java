package io.jenkins.plugins.releaseguard.lock.step;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * For how long this controller may believe that what it holds is still its own. Two clocks count: the monotonic one
 * stands still while a virtual machine is suspended, and the wall clock can be set back; the lease is over when
 * either says so.
 */
final class Lease {

    private final Duration length;
    private final LongSupplier nanos;
    private final Supplier<Instant> clock;
    private Moment renewed;

    /** A moment on both clocks. */
    record Moment(long nanos, Instant wall) {}

    /**
     * @param nanos the monotonic clock, in nanoseconds
     * @param clock the wall clock
     */
    Lease(Duration length, LongSupplier nanos, Supplier<Instant> clock) {
        this.length = length;
        this.nanos = nanos;
        this.clock = clock;
        this.renewed = now();
    }

    Moment now() {
        return new Moment(nanos.getAsLong(), clock.get());
    }

    /** @param asked when the store was asked for it, not when it answered */
    synchronized void renewed(Moment asked) {
        if (asked.nanos() - renewed.nanos() > 0) {
            renewed = asked;
        }
    }

    /** From now on only so much is left, whatever was: for what was held before a restart. */
    synchronized void leave(Duration left) {
        Moment now = now();
        Duration used = length.minus(left);
        renewed = new Moment(now.nanos() - used.toNanos(), now.wall().minus(used));
    }

    /** How long ago it was renewed, by the clock that says more. */
    synchronized Duration age() {
        Moment now = now();
        Duration monotonic = Duration.ofNanos(now.nanos() - renewed.nanos());
        Duration wall = Duration.between(renewed.wall(), now.wall());
        return monotonic.compareTo(wall) > 0 ? monotonic : wall;
    }

    boolean isOver() {
        return age().compareTo(length) >= 0;
    }
}
