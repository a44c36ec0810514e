package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first moment
 * @param to the first moment after it
 */
record Span(Instant from, Instant to) {

    boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
