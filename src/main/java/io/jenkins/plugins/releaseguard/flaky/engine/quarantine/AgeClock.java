package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when a test is in quarantine, over returns and renames.
 *
 * @param start null until the first quarantine
 * @param closed when it was closed last; null while it isn't
 * @param steps how many {@link AgeStep}s were taken since the start
 */
public record AgeClock(@Nullable Instant start, @Nullable Instant closed, int steps) {
    public static final AgeClock UNSET = new AgeClock(null, null, 0);

    /** Goes on with the old time if the test returns soon enough, else begins anew. */
    AgeClock enter(Instant now, AgeLimits limits) {
        boolean goesOn =
                start != null && (closed == null || !now.isAfter(closed.plus(Duration.ofDays(limits.returning()))));
        return goesOn ? new AgeClock(start, null, steps) : new AgeClock(now, null, 0);
    }

    AgeClock close(Instant now) {
        return new AgeClock(start, now, steps);
    }

    AgeClock stepped() {
        return new AgeClock(start, closed, steps + 1);
    }

    public boolean isOverdue() {
        return steps > AgeStep.OVERDUE.ordinal();
    }

    /** The step that is due by now and wasn't taken yet, the earliest first. */
    Optional<AgeStep> due(Instant now, AgeLimits limits) {
        if (start == null || steps >= AgeStep.values().length) {
            return Optional.empty();
        }
        AgeStep next = AgeStep.values()[steps];
        return next.dueAt(start, limits).isAfter(now) ? Optional.empty() : Optional.of(next);
    }

    /** Whole days since the start, 0 without one. */
    public int days(Instant now) {
        return start == null
                ? 0
                : (int) Math.max(0, Duration.between(start, now).toDays());
    }
}
