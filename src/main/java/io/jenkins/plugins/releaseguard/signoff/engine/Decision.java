package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What two people make of a release that went: keep it, or roll it back. Built by reading a log. */
public final class Decision {

    /** What two people decided, or one is about to. */
    public enum Outcome {
        /** Nobody has decided. */
        OPEN,
        /** One person wants to keep it; a second has to agree. */
        KEEP_PROPOSED,
        KEPT,
        /** One person rolled it back, which counts at once; a second has to confirm. */
        ROLLED_BACK,
        ROLL_BACK_CONFIRMED;

        /** As people read it, such as {@code rolled back}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private Outcome outcome = Outcome.OPEN;
    private final List<LogEntry> voices = new ArrayList<>();

    Decision() {}

    void read(LogEntry entry) {
        switch (entry.event().kind()) {
            case KEPT -> propose(entry, Outcome.KEEP_PROPOSED);
            case ROLLED_BACK -> propose(entry, Outcome.ROLLED_BACK);
            case OUTCOME_CONFIRMED -> {
                outcome = outcome == Outcome.KEEP_PROPOSED ? Outcome.KEPT : Outcome.ROLL_BACK_CONFIRMED;
                voices.add(entry);
            }
            default -> {
                // Nobody decides.
            }
        }
    }

    private void propose(LogEntry entry, Outcome next) {
        outcome = next;
        voices.clear();
        voices.add(entry);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The entries of those who stand for the outcome, the first to say it first. */
    public List<LogEntry> voices() {
        return List.copyOf(voices);
    }

    public boolean isRolledBack() {
        return outcome == Outcome.ROLLED_BACK || outcome == Outcome.ROLL_BACK_CONFIRMED;
    }

    /** Whether it counts: two want to keep the release, or one rolled it back. */
    public boolean isMade() {
        return outcome == Outcome.KEPT || isRolledBack();
    }

    /** Whether one person has spoken, and a second has to. */
    boolean isHalf() {
        return outcome == Outcome.KEEP_PROPOSED || outcome == Outcome.ROLLED_BACK;
    }

    /** Who is missing for a decision; empty when there is one. */
    Optional<String> missing() {
        return switch (outcome) {
            case OPEN -> Optional.of("Two people have to decide to keep it, or one to roll it back.");
            case KEEP_PROPOSED ->
                Optional.of("A second person has to agree to keep it, as " + first() + " wants; or one rolls it back.");
            case ROLLED_BACK -> Optional.of("A second person has to confirm that " + first() + " rolled it back.");
            case KEPT, ROLL_BACK_CONFIRMED -> Optional.empty();
        };
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
        return voices.get(0).event().author().is(person)
                ? Optional.of(person.display() + " has already decided; another person has to confirm it.")
                : Optional.empty();
    }

    private String first() {
        return voices.get(0).event().author().display();
    }
}
