package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when a test is in quarantine, over returns and renames.
 *
 * @param start null until the first quarantine
 * @param closed when the test was closed or rejected; null unless it is
 * @param steps how many {@link AgeStep}s were taken since the start
 */
public record AgeClock(@Nullable Instant start, @Nullable Instant closed, int steps) {
    public static final AgeClock UNSET = new AgeClock(null, null, 0);

    /** Keeps the old time if the test comes back soon enough after it was closed, else forgets it. */
    AgeClock comeBack(Instant now, AgeLimits limits) {
        boolean late = closed != null && now.isAfter(closed.plus(Duration.ofDays(limits.returning())));
        return late ? UNSET : new AgeClock(start, null, steps);
    }

    /** Goes on with the old time if there is one, else begins. */
    AgeClock enter(Instant now) {
        return start == null ? new AgeClock(now, null, 0) : new AgeClock(start, null, steps);
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
