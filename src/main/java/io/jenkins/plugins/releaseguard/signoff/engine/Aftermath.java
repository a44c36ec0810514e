package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a release after it went. Built by reading a log from its beginning. */
public final class Aftermath {

    /** What two people decided, or one is about to. */
    public enum Outcome {
        /** Nobody has decided. */
        OPEN,
        /** One person wants to keep it; a second has to agree. */
        KEEP_PROPOSED,
        KEPT,
        /** One person rolled it back; a second has to confirm. */
        ROLLED_BACK,
        ROLL_BACK_CONFIRMED
    }

    private final List<LogEntry> escaped = new ArrayList<>();
    private Outcome outcome = Outcome.OPEN;
    private @Nullable Person first;

    Aftermath() {}

    void read(LogEntry entry) {
        Event event = entry.event();
        switch (event.kind()) {
            case KEPT -> propose(event, Outcome.KEEP_PROPOSED);
            case ROLLED_BACK -> propose(event, Outcome.ROLLED_BACK);
            case OUTCOME_CONFIRMED ->
                outcome = outcome == Outcome.KEEP_PROPOSED ? Outcome.KEPT : Outcome.ROLL_BACK_CONFIRMED;
            case DEFECT_ESCAPED -> escaped.add(entry);
            default -> {
                // Before the release went.
            }
        }
    }

    private void propose(Event event, Outcome next) {
        outcome = next;
        first = event.author();
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The defects that were found in production. */
    public List<LogEntry> escaped() {
        return List.copyOf(escaped);
    }

    /** Why this person can't keep the release; empty when they can. */
    Optional<String> keepBarrier(Person person) {
        return switch (outcome) {
            case OPEN -> Optional.empty();
            case KEEP_PROPOSED -> second(person);
            case KEPT -> Optional.of("It was decided to keep this release.");
            case ROLLED_BACK, ROLL_BACK_CONFIRMED -> Optional.of("This release was rolled back.");
        };
    }

    /** Why this person can't roll the release back, or confirm that; empty when they can. */
    Optional<String> rollBackBarrier(Person person) {
        return switch (outcome) {
            case OPEN, KEEP_PROPOSED -> Optional.empty();
            case ROLLED_BACK -> second(person);
            case KEPT -> Optional.of("It was decided to keep this release.");
            case ROLL_BACK_CONFIRMED -> Optional.of("This release was rolled back.");
        };
    }

    private Optional<String> second(Person person) {
        return first != null && first.is(person)
                ? Optional.of(person.display() + " has already decided; another person has to confirm it.")
                : Optional.empty();
    }
}
