package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a release after it went. Each verification asks for a decision of its own; without any, people decide
 * of their own accord. Built by reading a log from its beginning.
 */
public final class Aftermath {

    private final List<LogEntry> escaped = new ArrayList<>();
    private final List<Verification> verifications = new ArrayList<>();
    private Decision decision = new Decision();

    Aftermath() {}

    void read(LogEntry entry) {
        switch (entry.event().kind()) {
            case VERIFICATION_BEGUN -> begin(new Verification(entry));
            case VERIFIED, VERIFICATION_ABANDONED ->
                find(entry.event().fields().text("verification")).ifPresent(verification -> verification.read(entry));
            case KEPT, ROLLED_BACK, OUTCOME_CONFIRMED -> decision.read(entry);
            case DEFECT_ESCAPED -> escaped.add(entry);
            case JOB_RENAMED -> {
                Fields fields = entry.event().fields();
                verifications.forEach(each -> each.jobRenamed(fields.text("from"), fields.text("to")));
            }
            default -> {
                // Before the release went.
            }
        }
    }

    private void begin(Verification verification) {
        verifications.add(verification);
        decision = verification.decision();
    }

    /** What people decided, or are to decide, now. */
    public Decision decision() {
        return decision;
    }

    /** The latest verification, which the decision is about; null if there was none. */
    public @Nullable Verification verification() {
        return verifications.isEmpty() ? null : verifications.get(verifications.size() - 1);
    }

    /** All verifications, the oldest first. */
    public List<Verification> verifications() {
        return List.copyOf(verifications);
    }

    /** The verification with this id. */
    public Optional<Verification> find(String id) {
        return verifications.stream()
                .filter(verification -> verification.id().equals(id))
                .findFirst();
    }

    /** Since when people have to decide; empty when they have decided, or there is nothing to decide upon. */
    public Optional<Instant> undecidedSince() {
        if (decision.isHalf()) {
            return Optional.of(decision.voices().get(0).at());
        }
        Verification verification = verification();
        return verification == null || decision.outcome() != Decision.Outcome.OPEN
                ? Optional.empty()
                : Optional.ofNullable(verification.over());
    }

    /** Since when its smoke tests run, or people have to decide; empty when nothing is to come. */
    public Optional<Instant> openSince() {
        return underTest().map(verification -> verification.begun().at()).or(this::undecidedSince);
    }

    /** What is to come: the end of the smoke tests, or who is missing for a decision; empty when nothing is. */
    public Optional<String> missing() {
        return underTest()
                .map(verification ->
                        "The smoke tests of " + verification.build().display() + " have to end.")
                .or(() -> undecidedSince().flatMap(since -> decision.missing()));
    }

    private Optional<Verification> underTest() {
        return Optional.ofNullable(verification())
                .filter(verification -> verification.isRunning() && decision.outcome() == Decision.Outcome.OPEN);
    }

    /** The verification whose build has more to do; empty if there is none. */
    public Optional<Verification> goingOn() {
        return Optional.ofNullable(verification()).filter(Verification::isGoingOn);
    }

    /** The defects that were found in production. */
    public List<LogEntry> escaped() {
        return List.copyOf(escaped);
    }

    /** Whether the smoke tests didn't all pass. */
    public boolean hasFailed() {
        Verification verification = verification();
        return verification != null && !verification.isRunning() && !verification.isPassed();
    }

    /** Why this person can't keep the release; empty when they can. */
    Optional<String> keepBarrier(Person person) {
        Verification verification = verification();
        return decision.keepBarrier(person)
                .or(() -> verification != null && verification.isRunning()
                        ? Optional.of("The smoke tests of "
                                + verification.build().display()
                                + " are still running; decide when they have ended.")
                        : Optional.empty());
    }
}
