package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.util.Set;

/**
 * A proposal to ignore a test for good that is in quarantine or broken. Until others have agreed, and when somebody rejects
 * it, what was agreed before stays in force as it is: so it stands beside the entry's own proposal.
 *
 * @param scope the job, or a folder around it, for which this is proposed
 */
public record Pending(String scope, Proposal proposal) {
    /** Where a test stays while something is proposed for it. */
    public static final Set<State> BESIDE = Set.of(State.QUARANTINED, State.BROKEN);
}
