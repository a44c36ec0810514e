package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Duration;

/**
 * How a request behaves in the queue and afterwards.
 *
 * @param priority {@value #MIN_PRIORITY} to {@value #MAX_PRIORITY}, the greater goes first; ten minutes of waiting are
 *     worth one
 * @param cooldown how long the locks stay closed after they were given back, 0 to 24 hours
 * @param cancelSuperseded whether it takes the place of waiting requests of older builds of its job, which end
 * @param reason what the locks are for, as people are told; may be empty, at most {@value #MAX_REASON} characters
 */
public record Conduct(int priority, Duration cooldown, boolean cancelSuperseded, String reason) {

    public static final int MIN_PRIORITY = -100;
    public static final int MAX_PRIORITY = 100;
    public static final int MAX_REASON = 500;
    public static final Duration MAX_COOLDOWN = Duration.ofHours(24);
    public static final Conduct DEFAULT = new Conduct(0, Duration.ZERO, false, "");

    /** @throws IllegalArgumentException naming the offending value */
    public Conduct {
        if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException(
                    "priority must be " + MIN_PRIORITY + " to " + MAX_PRIORITY + ", but is " + priority);
        }
        checkCooldown(cooldown);
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "reason has " + reason.length() + " characters, at most " + MAX_REASON + " are allowed");
        }
    }

    static void checkCooldown(Duration cooldown) {
        if (cooldown.isNegative() || cooldown.compareTo(MAX_COOLDOWN) > 0) {
            throw new IllegalArgumentException(
                    "cooldown must be 0 to " + MAX_COOLDOWN.toSeconds() + " seconds, but is " + cooldown.toSeconds());
        }
    }
}
