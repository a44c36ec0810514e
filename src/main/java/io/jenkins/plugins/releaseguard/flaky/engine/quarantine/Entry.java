package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flaky test of a job, or of all jobs in a folder, and where it stands.
 *
 * @param id names it, on pages too; 0 for one that isn't stored yet
 * @param scope full name of the job or folder
 * @param proposal what was proposed last; null if nothing was
 * @param mitigation what was done about it; null if nothing was
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
        @Nullable Mitigation mitigation) {

    /** A test that was flaky for the first time. */
    public static Entry suspected(String scope, TestId test, Priority priority) {
        return new Entry(0, scope, test, priority, State.SUSPECTED, null, AgeClock.UNSET, Trial.NONE, null);
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

    Entry to(State next) {
        return new Entry(id, scope, test, priority, next, proposal, clock, trial, mitigation);
    }

    /** As the rules of the configuration want it now. */
    public Entry withPriority(Priority now) {
        return new Entry(id, scope, test, now, state, proposal, clock, trial, mitigation);
    }

    Entry withScope(String where) {
        return new Entry(id, where, test, priority, state, proposal, clock, trial, mitigation);
    }

    Entry withTest(TestId renamed) {
        return new Entry(id, scope, renamed, priority, state, proposal, clock, trial, mitigation);
    }

    Entry withProposal(@Nullable Proposal next) {
        return new Entry(id, scope, test, priority, state, next, clock, trial, mitigation);
    }

    Entry withClock(AgeClock next) {
        return new Entry(id, scope, test, priority, state, proposal, next, trial, mitigation);
    }

    Entry withTrial(Trial next) {
        return new Entry(id, scope, test, priority, state, proposal, clock, next, mitigation);
    }

    Entry withMitigation(@Nullable Mitigation next) {
        return new Entry(id, scope, test, priority, state, proposal, clock, trial, next);
    }

    Entry enter(Instant now, AgeLimits limits) {
        return to(State.QUARANTINED).withClock(clock.enter(now, limits)).withTrial(Trial.NONE);
    }
}
