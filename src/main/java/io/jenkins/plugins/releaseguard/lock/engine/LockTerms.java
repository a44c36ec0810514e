package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What goes for one lock.
 *
 * @param capacity how many permits it has
 * @param closed by whom it is closed for maintenance, so that nothing is granted; null if it is open
 */
public record LockTerms(int capacity, @Nullable Closure closed) {

    /** Of a lock that nobody declared. */
    public static final LockTerms USUAL = new LockTerms(1, null);

    /**
     * An administrator's act.
     *
     * @param user who closed the lock
     * @param reason why, for those who wait
     * @param at since when
     */
    public record Closure(String user, String reason, Instant at) {}

    public boolean isClosed() {
        return closed != null;
    }
}
