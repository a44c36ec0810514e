package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * A request's turn: the smaller goes first. It never changes by itself, so ageing costs nothing: a request of greater
 * priority passes only those that have waited less than its advantage.
 *
 * @param rank microseconds since 1970 at which it was queued, less {@link #WORTH_OF_PRIORITY} for each step of its
 *     priority
 * @param arrival microseconds since 1970 at which it was queued; greater than of all that came earlier to its locks,
 *     whatever clocks say
 */
public record Turn(long rank, long arrival) implements Comparable<Turn> {

    /** So much waiting is worth one step of priority. */
    public static final Duration WORTH_OF_PRIORITY = Duration.ofMinutes(10);

    private static final Comparator<Turn> ORDER =
            Comparator.comparingLong(Turn::rank).thenComparingLong(Turn::arrival);

    /**
     * For a request that is queued now.
     *
     * @param lastArrival the greatest one so far on its locks
     */
    public static Turn after(long lastArrival, Instant now, int priority) {
        long arrival = Math.max(ChronoUnit.MICROS.between(Instant.EPOCH, now), lastArrival + 1);
        return new Turn(arrival - priority * (WORTH_OF_PRIORITY.toNanos() / 1000), arrival);
    }

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }

    boolean isBefore(Turn other) {
        return compareTo(other) < 0;
    }
}
