package io.jenkins.plugins.releaseguard.signoff.step;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How long a step waits for people, as it was given. Saved with the build. */
final class Timeout implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long millis;
    private final String text;

    /**
     * @param time 0 for no timeout
     * @throws IllegalArgumentException if it is negative
     */
    Timeout(int time, TimeUnit unit) {
        if (time < 0) {
            throw new IllegalArgumentException("timeout must be 0 (none) or more, not " + time + ".");
        }
        // A time too short for milliseconds is over at once: 0 is none.
        millis = time == 0 ? 0 : Math.max(1, unit.toMillis(time));
        String units = unit.name().toLowerCase(Locale.ROOT);
        text = time + " " + (time == 1 ? units.substring(0, units.length() - 1) : units);
    }

    boolean isOver(Instant since, Instant now) {
        return millis > 0 && !now.isBefore(since.plus(Duration.ofMillis(millis)));
    }

    /** Such as {@code 2 hours}. */
    @Override
    public String toString() {
        return text;
    }
}
