package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a release's log.
 *
 * @param position from 1, without gaps
 * @param at when, to the millisecond, by the clock of the controller that wrote it
 * @param event what happened
 * @param previous hash of the entry before; {@link #FIRST} for the first
 * @param hash SHA-256 over {@link #text}
 */
public record LogEntry(int position, Instant at, Event event, String previous, String hash) {

    /** What stands for the hash before the first entry. */
    public static final String FIRST = "0".repeat(64);

    /** The next entry of a gate's log. */
    static LogEntry next(UUID gate, int position, Instant at, Event event, String previous) {
        return new LogEntry(position, at, event, previous, Sha256.of(text(gate, position, at, event, previous)));
    }

    /** Whether the hash is the one of what the entry says. */
    boolean isGenuine(UUID gate) {
        return hash.equals(Sha256.of(text(gate, position, at, event, previous)));
    }

    /** What is hashed: six lines and the fields, each ended by a line feed. */
    public String text(UUID gate) {
        return text(gate, position, at, event, previous);
    }

    private static String text(UUID gate, int position, Instant at, Event event, String previous) {
        return "release-guard-log 1\ngate " + gate + "\nposition " + position + "\nprevious " + previous + "\nat " + at
                + "\nkind " + event.kind().name() + "\n"
                + event.fields().encode();
    }
}
