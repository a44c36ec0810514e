package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import java.time.Instant;
import java.util.Optional;

/** What happens to an entry by itself: through runs of its test, and with time. */
public final class Course {
    private final Policy policy;

    public Course(Policy policy) {
        this.policy = policy;
    }

    /**
     * The entry after a run of its test.
     *
     * @param note null when only a count changed
     */
    public record Ran(Entry entry, Optional<Note> note) {}

    /** A step of ageing that is taken now, though it may have been due earlier. */
    public record Aged(Entry entry, AgeStep step, Note note) {}

    /** Its test ran in a build. */
    public Ran ran(Entry entry, Fate fate, Instant at) {
        if (fate == Fate.SKIPPED) {
            return same(entry);
        }
        return switch (entry.state()) {
            case SUSPECTED, PROPOSED, QUARANTINED -> flaking(entry, fate, at);
            case MITIGATED, WATCHED -> watched(entry, fate, at);
            case BROKEN -> broken(entry, fate, at);
            case CLOSED -> fate == Fate.FLAKY ? flakyAgain(entry, at) : same(entry);
            case REJECTED, IGNORED -> same(entry);
        };
    }

    private Ran flakyAgain(Entry entry, Instant at) {
        Entry suspected = entry.comeBack(State.SUSPECTED, at, policy.ages()).withTrial(Trial.NONE);
        return noted(suspected, at, "flaky again");
    }

    private Ran flaking(Entry entry, Fate fate, Instant at) {
        if (!fate.failed()) {
            return same(entry.withTrial(entry.trial().sound()));
        }
        Trial trial = entry.trial().failed();
        if (trial.failures() < policy.watching().broken()) {
            return same(entry.withTrial(trial));
        }
        Entry broken =
                entry.to(State.BROKEN).withTrial(new Trial(0, policy.watching().passes(), trial.failures()));
        return noted(
                broken, at, "failed " + trial.failures() + " times in a row: broken, not flaky; its failures count");
    }

    private Ran watched(Entry entry, Fate fate, Instant at) {
        if (fate.isBad()) {
            return noted(entry.enter(at), at, fate.text() + ": back in quarantine; the clock goes on");
        }
        Entry passed = entry.withTrial(entry.trial().passed());
        if (passed.trial().isEnough()) {
            return noted(Acts.closed(passed, at), at, "passed " + passed.trial().passes() + " times in a row: closed");
        }
        return entry.state() == State.MITIGATED
                ? noted(
                        passed.to(State.WATCHED),
                        at,
                        "passed for the first time since the fix; watched until it passed "
                                + passed.trial().needed() + " times in a row")
                : same(passed);
    }

    private Ran broken(Entry entry, Fate fate, Instant at) {
        if (fate == Fate.FLAKY) {
            return flakyAgain(entry, at);
        }
        if (fate.failed()) {
            return same(entry.withTrial(entry.trial().failed()));
        }
        Entry passed = entry.withTrial(entry.trial().passed());
        return passed.trial().isEnough()
                ? noted(Acts.closed(passed, at), at, "passed " + passed.trial().passes() + " times in a row: closed")
                : same(passed);
    }

    /** The next step of ageing, if one is due; ask again after it is taken: after a downtime several are. */
    public Optional<Aged> age(Entry entry, Instant now) {
        if (entry.state() != State.QUARANTINED) {
            return Optional.empty();
        }
        return entry.clock()
                .due(now, policy.ages())
                .map(step -> new Aged(
                        entry.withClock(entry.clock().stepped()),
                        step,
                        new Note(null, now, text(entry, step, now), "")));
    }

    private String text(Entry entry, AgeStep step, Instant now) {
        String days = entry.clock().days(now) + " days in quarantine: " + step.text();
        return step != AgeStep.OVERDUE ? days : days + (policy.amnestyEnds() ? "; its failures count again" : "");
    }

    private static Ran same(Entry entry) {
        return new Ran(entry, Optional.empty());
    }

    private static Ran noted(Entry entry, Instant at, String text) {
        return new Ran(entry, Optional.of(new Note(null, at, text, "")));
    }
}
