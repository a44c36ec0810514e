package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flaky test of a job, or of all jobs in a folder, and where it stands.
 *
 * @param id names it, on pages too; 0 for one that isn't stored yet
 * @param scope full name of the job or folder
 * @param proposal what was proposed last, without {@code pending}; null if nothing was
 * @param mitigation what was done about it; null if nothing was
 * @param pending what is proposed while the test stays in quarantine or broken; null if nothing is
 */
public record Entry(
        long id,
        String scope,
        TestId test,
        Priority priority,
        State state,
        @Nullable Proposal proposal,
        AgeClock clock,
        Trial trial,
        @Nullable Mitigation mitigation,
        @Nullable Pending pending) {

    /** A test that was flaky for the first time. */
    public static Entry suspected(String scope, TestId test, Priority priority) {
        return new Entry(0, scope, test, priority, State.SUSPECTED, null, AgeClock.UNSET, Trial.NONE, null, null);
    }

    /** Whether it applies to builds of this job. */
    public boolean appliesTo(String job) {
        return job.equals(scope) || job.startsWith(scope + "/");
    }

    public boolean isOverdue() {
        return state == State.QUARANTINED && clock.isOverdue();
    }

    /** Whether failures of the test don't count. */
    public boolean isExcused(Policy policy) {
        return state == State.IGNORED || state == State.QUARANTINED && !(isOverdue() && policy.amnestyEnds());
    }

    /** What others have to agree to; null if nothing is proposed. */
    public @Nullable Proposal proposed() {
        return pending != null ? pending.proposal() : state == State.PROPOSED ? proposal : null;
    }

    /** Only what breaks keeps a proposal to ignore it: of anything else it was proposed as it isn't any more. */
    Entry to(State next) {
        Pending kept = next == State.BROKEN ? pending : null;
        return new Entry(id, scope, test, priority, next, proposal, clock, trial, mitigation, kept);
    }

    /** As the rules of the configuration want it now. */
    public Entry withPriority(Priority now) {
        return new Entry(id, scope, test, now, state, proposal, clock, trial, mitigation, pending);
    }

    Entry withScope(String where) {
        return new Entry(id, where, test, priority, state, proposal, clock, trial, mitigation, pending);
    }

    Entry withTest(TestId renamed) {
        return new Entry(id, scope, renamed, priority, state, proposal, clock, trial, mitigation, pending);
    }

    Entry withProposal(@Nullable Proposal next) {
        return new Entry(id, scope, test, priority, state, next, clock, trial, mitigation, pending);
    }

    Entry withPending(@Nullable Pending next) {
        return new Entry(id, scope, test, priority, state, proposal, clock, trial, mitigation, next);
    }

    Entry withClock(AgeClock next) {
        return new Entry(id, scope, test, priority, state, proposal, next, trial, mitigation, pending);
    }

    Entry withTrial(Trial next) {
        return new Entry(id, scope, test, priority, state, proposal, clock, next, mitigation, pending);
    }

    Entry withMitigation(@Nullable Mitigation next) {
        return new Entry(id, scope, test, priority, state, proposal, clock, trial, next, pending);
    }

    /** Suspected or proposed again: whether its clock goes on is decided now, not when others agree. */
    Entry comeBack(State next, Instant now, AgeLimits limits) {
        return to(next).withClock(clock.comeBack(now, limits));
    }

    Entry enter(Instant now) {
        return to(State.QUARANTINED).withClock(clock.enter(now)).withTrial(Trial.NONE);
    }
}
