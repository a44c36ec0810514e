package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Duration;
import java.util.Map;

/** What the asking controller's configuration says about locks; a lock that isn't in it isn't declared there. */
public record Declared(Map<LockName, Declared.Lock> locks) {

    public static final Declared NOTHING = new Declared(Map.of());

    /**
     * One declared lock.
     *
     * @param capacity how many permits it has, 1 to {@value Share#MAX_PERMITS}
     * @param cooldown how long it stays closed after it was given back, at least; 0 to 24 hours
     */
    public record Lock(int capacity, Duration cooldown) {

        /** @throws IllegalArgumentException naming the offending value */
        public Lock {
            if (capacity < 1 || capacity > Share.MAX_PERMITS) {
                throw new IllegalArgumentException(
                        "capacity must be 1 to " + Share.MAX_PERMITS + ", but is " + capacity);
            }
            if (cooldown.isNegative() || cooldown.compareTo(Conduct.MAX_COOLDOWN) > 0) {
                throw new IllegalArgumentException("cooldown must be 0 to " + Conduct.MAX_COOLDOWN.toSeconds()
                        + " seconds, but is " + cooldown.toSeconds());
            }
        }
    }

    public Declared {
        locks = Map.copyOf(locks);
    }
}
