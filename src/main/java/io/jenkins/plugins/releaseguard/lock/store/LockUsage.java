package io.jenkins.plugins.releaseguard.lock.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a lock was used by the requests that ended on one day. All times in seconds.
 *
 * @param day in the controller's time zone
 * @param requests how many ended
 * @param waitedMedian half of them waited no longer
 * @param waitedP95 nineteen of twenty waited no longer
 * @param heldMedian half of those that got the lock held it no longer; null if none got it
 * @param heldP95 nineteen of twenty held it no longer; null if none got it
 */
public record LockUsage(
        LocalDate day,
        long requests,
        double waitedMedian,
        double waitedP95,
        @Nullable Double heldMedian,
        @Nullable Double heldP95) {}
