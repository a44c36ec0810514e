package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All that happened at one gate, in order, each entry chained to the one before by its hash. Immutable. */
public final class EventLog {

    private final UUID gate;
    private final List<LogEntry> entries;

    /** @param entries as they were kept; see {@link #flaw} for whether they can be believed */
    public EventLog(UUID gate, List<LogEntry> entries) {
        this.gate = gate;
        this.entries = List.copyOf(entries);
    }

    /** The id of the release whose log it is. */
    public UUID gate() {
        return gate;
    }

    /** With these events at the end. */
    EventLog plus(List<Event> events, Instant at) {
        List<LogEntry> all = new ArrayList<>(entries);
        String previous = head();
        for (Event event : events) {
            // Not their number: a hole that other hands made must not keep a release from being closed.
            int position = all.isEmpty() ? 1 : all.get(all.size() - 1).position() + 1;
            LogEntry entry = LogEntry.next(gate, position, at.truncatedTo(ChronoUnit.MILLIS), event, previous);
            all.add(entry);
            previous = entry.hash();
        }
        return new EventLog(gate, all);
    }

    /** As it was after so many entries. */
    EventLog first(int count) {
        return new EventLog(gate, entries.subList(0, Math.min(count, entries.size())));
    }

    public List<LogEntry> entries() {
        return entries;
    }

    /** The hash of the last entry, which stands for all of the log. */
    public String head() {
        return entries.isEmpty()
                ? LogEntry.FIRST
                : entries.get(entries.size() - 1).hash();
    }

    /**
     * What is wrong with the log, naming the first broken entry; empty when it is as it was written.
     *
     * @param head the head that was noted beside the log
     */
    public Optional<String> flaw(String head) {
        String previous = LogEntry.FIRST;
        for (int i = 0; i < entries.size(); i++) {
            LogEntry entry = entries.get(i);
            if (entry.position() != i + 1) {
                return Optional.of("Entry " + (i + 1) + " is missing; entry " + entry.position() + " follows instead.");
            }
            if (!entry.previous().equals(previous)) {
                return Optional.of("Entry " + entry.position() + " ("
                        + entry.event().kind().words()
                        + ") doesn't follow the one before: it names another hash than that one has.");
            }
            if (!entry.isGenuine(gate)) {
                return Optional.of("Entry " + entry.position() + " ("
                        + entry.event().kind().words()
                        + ") was changed after it was written: its hash is of other content.");
            }
            previous = entry.hash();
        }
        return previous.equals(head)
                ? Optional.empty()
                : Optional.of("Entry " + (entries.size() + 1)
                        + " is missing: the log ends before the head that was noted beside it.");
    }
}
