package io.jenkins.plugins.releaseguard.platform;

import java.time.Clock;
import java.time.Instant;

/** What time it is. A test may set another clock. */
public final class Time {

    private static volatile Clock clock = Clock.systemUTC();

    private Time() {}

    public static Clock clock() {
        return clock;
    }

    public static Instant now() {
        return clock.instant();
    }

    /** For tests; give {@link Clock#systemUTC()} back afterwards. */
    public static void setClock(Clock replacement) {
        clock = replacement;
    }
}
