package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.platform.Background;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Stops what has lost its locks until it has ended. Once is not enough: Pipeline loses what stops a step that ends at
 * this very moment, as many do when a process that was frozen goes on; and a script may catch it.
 */
final class RepeatedStop {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private RepeatedStop() {}

    /** @param stop stops once; false if there is nothing left to stop */
    static void begin(BooleanSupplier stop) {
        repeat(stop, FIRST_PAUSE);
    }

    private static void repeat(BooleanSupplier stop, Duration pause) {
        if (stop.getAsBoolean()) {
            Duration longer = pause.multipliedBy(2);
            Duration next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            Background.runAfter(pause, () -> repeat(stop, next));
        }
    }
}
