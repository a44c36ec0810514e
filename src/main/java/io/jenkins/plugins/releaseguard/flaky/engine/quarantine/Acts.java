package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What people may do with an entry, by the rules of their team. */
public final class Acts {
    /** So many characters a ticket, an owner or a name of a scope may have. */
    public static final int MAX_WORD = 500;
    /** So many characters a reason may have. */
    public static final int MAX_REASON = 4_000;

    private final Policy policy;

    public Acts(Policy policy) {
        this.policy = policy;
    }

    /**
     * Proposes to quarantine the test, or to ignore it for good.
     *
     * @param proposal without agreements
     * @param scope the job, or a folder around it, for which this is proposed
     */
    public Change propose(Entry entry, Proposal proposal, String scope) {
        if (entry.state() == State.BROKEN && proposal.purpose() == Purpose.QUARANTINE) {
            return refused(entry, "fails always, so it is broken and not flaky: quarantine is not for it. Fix it");
        }
        Set<State> from = EnumSet.of(State.SUSPECTED, State.REJECTED, State.BROKEN);
        if (proposal.purpose() != Purpose.QUARANTINE) {
            from.add(State.QUARANTINED);
        }
        if (!from.contains(entry.state())) {
            return refused(entry, "is " + entry.state().text() + ", nothing can be proposed for it now");
        }
        Proposal before = entry.proposed();
        if (before != null) {
            return refused(
                    entry,
                    "was proposed to " + before.purpose().text() + " by "
                            + before.by().name() + " already: agree to that, or reject it first");
        }
        if (!entry.appliesTo(scope) && !entry.withScope(scope).appliesTo(entry.scope())) {
            return refused(entry, "belongs to '" + entry.scope() + "', '" + scope + "' is no folder around that");
        }
        String missing = missing(proposal);
        if (!missing.isEmpty()) {
            return refused(entry, missing);
        }
        Entry proposed = Pending.BESIDE.contains(entry.state())
                ? entry.withPending(new Pending(scope, proposal))
                : entry.comeBack(State.PROPOSED, proposal.at(), policy.ages())
                        .withScope(scope)
                        .withProposal(proposal);
        return done(
                proposed,
                proposal.by(),
                proposal.at(),
                "proposed to " + proposal.purpose().text() + " with ticket " + proposal.ticket() + ", owner "
                        + proposal.owner(),
                proposal.reason());
    }

    private static String missing(Proposal proposal) {
        if (proposal.ticket().isBlank()) {
            return "needs a defect ticket: open one and name its key or URL";
        }
        if (proposal.reason().isBlank()) {
            return "needs a reason: say what makes it flaky, or why it may fail";
        }
        if (proposal.owner().isBlank()) {
            return "needs an owner: name the team or person who fixes it";
        }
        if (proposal.ticket().length() > MAX_WORD || proposal.owner().length() > MAX_WORD) {
            return "has a ticket or owner of more than " + MAX_WORD + " characters; shorten it";
        }
        return proposal.reason().length() > MAX_REASON
                ? "has a reason of more than " + MAX_REASON + " characters; shorten it"
                : "";
    }

    /** Agrees to what was proposed. With enough agreements it comes into force. */
    public Change agree(Entry entry, Agreement agreement) {
        Proposal proposal = entry.proposed();
        if (proposal == null) {
            return refused(entry, "is " + entry.state().text() + ": there is no proposal to agree to");
        }
        if (proposal.by().isSame(agreement.by())) {
            return refused(
                    entry,
                    "was proposed by " + proposal.by().name()
                            + ", who can't agree to their own proposal. Ask somebody else");
        }
        if (proposal.agreements().stream().anyMatch(a -> a.by().isSame(agreement.by()))) {
            return refused(entry, "has the agreement of " + agreement.by().name() + " already. Ask somebody else");
        }
        Proposal next = proposal.plus(agreement);
        Pending pending = entry.pending();
        Entry agreed =
                pending == null ? entry.withProposal(next) : entry.withPending(new Pending(pending.scope(), next));
        int missing = missing(agreed);
        if (missing > 0) {
            return done(
                    agreed,
                    agreement.by(),
                    agreement.at(),
                    "agreed; " + missing + " more must agree",
                    agreement.note());
        }
        boolean quarantine = next.purpose() == Purpose.QUARANTINE;
        Entry of = pending == null ? agreed : entry.withScope(pending.scope()).withProposal(next);
        Entry inForce = quarantine ? of.enter(agreement.at()) : of.to(State.IGNORED);
        return done(
                inForce,
                agreement.by(),
                agreement.at(),
                "agreed: " + (quarantine ? "in quarantine" : "ignored for good"),
                agreement.note());
    }

    /** How many more people must agree to the proposal. */
    public int missing(Entry entry) {
        Proposal proposal = entry.proposed();
        int has = proposal == null ? 0 : proposal.agreements().size();
        return Math.max(0, policy.approvals().of(entry.priority()) - has);
    }

    /** Decides against what is proposed, or against a suspicion. */
    public Change reject(Entry entry, Voice by, Instant at, String reason) {
        if (entry.pending() != null) {
            String stays = "rejected: stays " + entry.state().text();
            return withReason(entry.withPending(null), by, at, stays, reason);
        }
        if (entry.state() != State.SUSPECTED && entry.state() != State.PROPOSED) {
            return refused(entry, "is " + entry.state().text() + ": there is no proposal to reject");
        }
        Entry rejected = entry.to(State.REJECTED).withClock(entry.clock().close(at));
        return withReason(rejected, by, at, "rejected: its failures count", reason);
    }

    /** Says that something was done about it; its failures count from now on. */
    public Change mitigate(Entry entry, Mitigation mitigation, Voice by, Instant at, String reason) {
        if (entry.state() != State.QUARANTINED) {
            return refused(entry, "is " + entry.state().text() + ": only what is in quarantine can be mitigated");
        }
        Entry mitigated = entry.to(State.MITIGATED)
                .withMitigation(mitigation)
                .withTrial(Trial.watching(policy.watching().passes()));
        return withReason(mitigated, by, at, mitigation.text() + ": its failures count again", reason);
    }

    /** Watches it now, by running it on demand; more passes are needed then. */
    public Change watch(Entry entry, Voice by, Instant at, String reason) {
        if (entry.state() != State.MITIGATED && entry.state() != State.WATCHED) {
            return refused(entry, "is " + entry.state().text() + ": say first what was done about it");
        }
        int needed = policy.watching().onDemand();
        return withReason(
                entry.to(State.WATCHED).withTrial(Trial.watching(needed)),
                by,
                at,
                "watched on demand: " + needed + " passes in a row close it",
                reason);
    }

    /** Puts it back into quarantine: the fix didn't help. Agreement, ticket and clock stay. */
    public Change reopen(Entry entry, Voice by, Instant at, String reason) {
        if (entry.state() != State.MITIGATED && entry.state() != State.WATCHED) {
            return refused(entry, "is " + entry.state().text() + ": only what is mitigated or watched can go back");
        }
        return withReason(entry.enter(at), by, at, "back in quarantine; the clock goes on", reason);
    }

    /** Closes what no run can close: a test that was removed, one to be ignored no longer, one that was broken. */
    public Change close(Entry entry, Voice by, Instant at, String reason) {
        boolean removed = (entry.state() == State.MITIGATED || entry.state() == State.WATCHED)
                && entry.mitigation() == Mitigation.TEST_REMOVED;
        if (!removed && entry.state() != State.IGNORED && entry.state() != State.BROKEN) {
            return refused(
                    entry,
                    "is " + entry.state().text()
                            + ": it is closed by passing runs; only removed, broken or ignored tests are closed by hand");
        }
        return withReason(closed(entry, at), by, at, "closed by hand", reason);
    }

    /** Follows a test that has a new name. All else stays, the clock too. */
    public Change rename(Entry entry, TestId renamed, Voice by, Instant at, String reason) {
        if (entry.test().equals(renamed)) {
            return refused(entry, "has this name already");
        }
        return withReason(
                entry.withTest(renamed),
                by,
                at,
                "renamed from " + entry.test().displayName() + " to " + renamed.displayName(),
                reason);
    }

    static Entry closed(Entry entry, Instant at) {
        return entry.to(State.CLOSED).withClock(entry.clock().close(at)).withTrial(Trial.NONE);
    }

    private static Change withReason(Entry next, Voice by, Instant at, String text, String reason) {
        if (reason.isBlank()) {
            return refused(next, "can't be changed without a reason: say why");
        }
        return reason.length() > MAX_REASON
                ? refused(next, "has a reason of more than " + MAX_REASON + " characters; shorten it")
                : done(next, by, at, text, reason);
    }

    private static Change done(Entry next, Voice by, Instant at, String text, String reason) {
        return new Change.Done(next, new Note(by, at, text, reason.strip()));
    }

    private static Change refused(Entry entry, String why) {
        return new Change.Refused(entry.test().displayName() + " " + why + ".");
    }
}
