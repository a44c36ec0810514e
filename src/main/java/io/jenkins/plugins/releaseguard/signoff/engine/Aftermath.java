package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, String> items = new LinkedHashMap<>();
    private final List<LogEntry> escaped = new ArrayList<>();
    private Outcome outcome = Outcome.OPEN;
    private @Nullable Person first;
    private String reason = "";

    Aftermath() {}

    void read(LogEntry entry) {
        Event event = entry.event();
        Fields fields = event.fields();
        switch (event.kind()) {
            case VERIFIED -> items.put(fields.text("item"), fields.text("result"));
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
        reason = event.fields().text("reason");
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Who decided first; null while nobody has. */
    public @Nullable Person first() {
        return first;
    }

    /** What the first who decided said. */
    public String reason() {
        return reason;
    }

    /** The result of each item that was checked. */
    public Map<String, String> items() {
        return Map.copyOf(items);
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
