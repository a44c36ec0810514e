package io.jenkins.plugins.releaseguard.platform;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Stops what a build runs until it has ended. Once is not enough: a script may catch it; and Pipeline loses what
 * stops a step that has just ended, until it begins the next one. Where the disk is slow, or a process that was frozen
 * goes on, that is most of the time of a script with short steps.
 */
public final class RepeatedStop {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private RepeatedStop() {}

    /** @param stop stops once; false if there is nothing left to stop */
    public static void begin(BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            Background.runAfter(PAUSE, () -> begin(stop));
        }
    }
}
