package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** How long a step waits, and what then; saved with the build. */
final class Patience implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Instant since;
    private final Duration timeout;
    private final Duration poll;
    private final OnTimeout onTimeout;

    /**
     * @param since when the step began
     * @param timeout counted from then, through restarts; zero for no limit
     * @param poll how long a look at the store is good for
     */
    Patience(Instant since, Duration timeout, Duration poll, OnTimeout onTimeout) {
        this.since = since;
        this.timeout = timeout;
        this.poll = poll;
        this.onTimeout = onTimeout;
    }

    Instant since() {
        return since;
    }

    Duration poll() {
        return poll;
    }

    OnTimeout onTimeout() {
        return onTimeout;
    }

    Duration waited(Instant now) {
        return WaitReport.between(since, now);
    }

    boolean hasLimit() {
        return !timeout.isZero();
    }

    boolean isOver(Instant now) {
        return hasLimit() && waited(now).compareTo(timeout) >= 0;
    }

    /** How much of the timeout is left; only when there is one. */
    Duration left(Instant now) {
        Duration left = timeout.minus(waited(now));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
