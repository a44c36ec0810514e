package io.jenkins.plugins.releaseguard.signoff.engine;

import org.jspecify.annotations.Nullable;

/** What a release waits for from one person. */
public final class Duties {

    private final Gate gate;
    private final Barriers barriers;
    private final Actor actor;

    public Duties(Gate gate, Barriers barriers, Actor actor) {
        this.gate = gate;
        this.barriers = barriers;
        this.actor = actor;
    }

    /** Whether they can bring it on by testing, signing or deciding now. */
    public boolean toSign() {
        boolean tester = gate.crew().absence().isPresent() && can(Act.CHECK_IN, 0);
        return tester
                || toDecide()
                || can(Act.APPROVE, 0)
                || gate.issues().unclosed().stream().anyMatch(issue -> can(Act.CLOSE, issue.number()));
    }

    private boolean toDecide() {
        Act next = gate.aftermath().decision().isRolledBack() ? Act.ROLL_BACK : Act.KEEP;
        return gate.aftermath().undecidedSince().isPresent() && can(next, 0);
    }

    /** Whether an issue waits for them, or the release itself, which was offered to them. */
    public boolean toFix() {
        @Nullable Person next = gate.crew().nextOwner();
        return (next != null && next.is(actor.person()) && can(Act.TAKE_OWNERSHIP, 0))
                || gate.issues().unclosed().stream().anyMatch(this::isMine);
    }

    private boolean isMine(Issue issue) {
        Person delegate = issue.delegate();
        boolean mine = delegate == null ? gate.crew().isOwner(actor.person()) : delegate.is(actor.person());
        return mine && can(Act.RESOLVE, issue.number());
    }

    private boolean can(Act act, int issue) {
        return barriers.to(act, actor, issue).isEmpty();
    }
}
