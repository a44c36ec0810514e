package io.jenkins.plugins.releaseguard.lock.file;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a heartbeat hasn't changed, as seen from here. The time in the file is another machine's and isn't compared
 * with the clock here: clocks differ.
 */
final class Staleness {

    /**
     * So much at most counts between two looks: who slept longer, with the machine or by a debugger, can't say that the
     * other didn't sleep as well.
     */
    static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    private final Duration limit;
    private final Clock clock;
    private final Map<LockName, Seen> seen = new ConcurrentHashMap<>();

    /** @param limit zero: nothing is ever stale */
    Staleness(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    private record Seen(String beat, Instant at, Duration unchanged) {

        Seen again(String now, Instant time) {
            if (!beat.equals(now)) {
                return new Seen(now, time, Duration.ZERO);
            }
            Duration gap = Duration.between(at, time);
            Duration counted = gap.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap;
            return new Seen(beat, time, unchanged.plus(counted.isNegative() ? Duration.ZERO : counted));
        }
    }

    /** To be asked at each look. */
    boolean isStale(LockName name, String beat) {
        Instant now = clock.instant();
        Seen last = seen.compute(
                name, (key, before) -> before == null ? new Seen(beat, now, Duration.ZERO) : before.again(beat, now));
        return !limit.isZero() && last.unchanged().compareTo(limit) >= 0;
    }

    void forget(LockName name) {
        seen.remove(name);
    }
}
