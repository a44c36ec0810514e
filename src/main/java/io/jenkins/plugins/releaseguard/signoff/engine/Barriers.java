package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can't do what at a gate, and why: for those who try, and for the page that doesn't offer it to them. */
public final class Barriers {

    private final Gate gate;
    private final Policies policies;
    private final Instant now;

    /** @param circumstances of which the policies and the time are asked */
    public Barriers(Gate gate, Circumstances circumstances) {
        this.gate = gate;
        this.policies = circumstances.policies();
        this.now = circumstances.now();
    }

    /**
     * Why this person can't do this now; empty when they can.
     *
     * @param issue number of the issue it is about; 0 if it is about none
     */
    public Optional<String> to(Act act, Actor actor, int issue) {
        if (!actor.standing().has(act.right())) {
            return Optional.of(actor.person().display() + " may not do this; it needs the permission Release Guard/"
                    + words(act.right()) + ", which an administrator gives.");
        }
        return wrongTime(act).or(() -> specific(act, actor, issue));
    }

    /** Whether it is the time in a release's life for which an act is made, whoever does it. */
    public boolean isTimeFor(Act act) {
        return wrongTime(act).isEmpty();
    }

    /** What the release waits for, in the order in which it is best done. */
    public List<String> missing() {
        if (!gate.isWaiting()) {
            return Stream.concat(
                            gate.followUpDue().stream()
                                    .map(due -> "A second person has to approve this emergency"
                                            + (gate.isBreached() ? "; that is overdue." : ".")),
                            gate.aftermath().missing().stream())
                    .toList();
        }
        List<String> missing = new ArrayList<>();
        noRollbackPlan().ifPresent(missing::add);
        gate.crew().absence().ifPresent(missing::add);
        gate.issues().blockers().forEach(blocker -> missing.add("Open " + blocker.display() + "."));
        policies.closed(now).ifPresent(missing::add);
        int approvals =
                Math.max(0, policies.approvers() - gate.signatures().approvals().size());
        if (approvals > 0) {
            missing.add(approvals + (approvals == 1 ? " more person has" : " more people have") + " to approve.");
        }
        policies.unfilled(gate.signatures().approvals().stream()
                        .map(Signature::slots)
                        .toList())
                .forEach(slot -> missing.add("Somebody has to approve for " + slot + "."));
        return missing;
    }

    private static String words(Standing.Right right) {
        return switch (right) {
            case VIEW -> "ViewReleases";
            case TEST -> "Test";
            case SIGN -> "Sign";
            case EMERGENCY -> "Emergency";
        };
    }

    private Optional<String> wrongTime(Act act) {
        boolean after = act == Act.KEEP || act == Act.ROLL_BACK || act == Act.REPORT_ESCAPED;
        if (after) {
            return gate.state() == GateState.SIGNED
                    ? Optional.empty()
                    : Optional.of("The release of " + gate.version() + " has not gone: it is "
                            + gate.state().words() + ".");
        }
        boolean secondOfEmergency = act == Act.APPROVE && gate.followUpDue().isPresent();
        return gate.isWaiting() || secondOfEmergency
                ? Optional.empty()
                : Optional.of("The release of " + gate.version() + " is no longer waiting: it is "
                        + gate.state().words() + ".");
    }

    private Optional<String> specific(Act act, Actor actor, int issue) {
        Person person = actor.person();
        return switch (act) {
            case CHECK_IN -> involved(person, "test it").or(() -> alreadyTester(person));
            case OFFER_PLACE -> noTester(person);
            case REPORT -> noTester(person).or(() -> gate.crew().absence());
            case DELEGATE -> noOwner(person).or(() -> unclosed(issue));
            case RESOLVE -> noResolver(person, issue);
            case REOPEN, CLOSE -> noTester(person).or(() -> notForCloser(person, issue));
            case OFFER_OWNERSHIP -> noOwner(person);
            case TAKE_OWNERSHIP -> notOffered(person);
            case APPROVE -> approval(actor);
            case REJECT -> signer(actor).or(() -> gate.crew().absence());
            case WITHDRAW ->
                gate.signatures().approvalOf(person).isPresent()
                        ? script(actor)
                        : Optional.of(person.display() + " has no approval here that could be withdrawn.");
            case DECLARE_EMERGENCY -> signer(actor).or(this::openBlocker);
            case KEEP -> decider(actor).or(() -> gate.aftermath().keepBarrier(person));
            case ROLL_BACK ->
                decider(actor).or(() -> gate.aftermath().decision().rollBackBarrier(person));
            case REPORT_ESCAPED -> Optional.empty();
        };
    }

    private Optional<String> approval(Actor actor) {
        Optional<String> barrier = signer(actor).or(() -> alreadyApproved(actor.person()));
        if (barrier.isPresent() || !gate.isWaiting()) {
            return barrier;
        }
        return noRollbackPlan()
                .or(() -> gate.crew().absence())
                .or(this::openBlocker)
                .or(() -> policies.closed(now));
    }

    /** The step demands the plan, too; a policy may come to demand it while the release waits. */
    private Optional<String> noRollbackPlan() {
        return gate.opening().rollbackPlan().isEmpty()
                ? policies.rollbackPlanBarrier()
                        .map(why -> why + " Build " + gate.build().display()
                                + " gave none: build the release again with the parameter rollbackPlan.")
                : Optional.empty();
    }

    /** Why a person can't sign at all, whatever they would say. */
    private Optional<String> signer(Actor actor) {
        return involved(actor.person(), "sign it")
                .or(() -> policies.barrier(actor.standing()))
                .or(() -> script(actor));
    }

    /** Why a person can't decide upon a release that went: owners may, and those who signed it. */
    private Optional<String> decider(Actor actor) {
        return policies.barrier(actor.standing())
                .map(why -> why + " Only those who may sign can keep a release or roll it back.")
                .or(() -> script(actor));
    }

    private Optional<String> script(Actor actor) {
        return actor.script() ? policies.scriptBarrier() : Optional.empty();
    }

    private Optional<String> involved(Person person, String what) {
        return gate.crew()
                .involvement(person)
                .map(why -> why + " and so can't " + what + "; two other people have to.");
    }

    private Optional<String> alreadyApproved(Person person) {
        return gate.signatures().approvalOf(person).isPresent()
                ? Optional.of(person.display() + " has already approved the release of " + gate.version()
                        + "; another person has to.")
                : Optional.empty();
    }

    private Optional<String> openBlocker() {
        return gate.issues().blockers().stream()
                .findFirst()
                .map(blocker -> "Nobody can approve while a blocker is open: " + blocker.display()
                        + ". A tester has to close it after the owner resolved it.");
    }

    private Optional<String> alreadyTester(Person person) {
        return gate.crew().isTester(person)
                ? Optional.of(person.display() + " is already testing this release.")
                : Optional.empty();
    }

    private Optional<String> noTester(Person person) {
        return gate.crew().isTester(person)
                ? Optional.empty()
                : Optional.of("Only those who test this release can; " + person.display() + " has not checked in.");
    }

    private Optional<String> noOwner(Person person) {
        Person owner = gate.crew().owner();
        return gate.crew().isOwner(person)
                ? Optional.empty()
                : Optional.of("Only the owner of this release can"
                        + (owner == null ? ", and it has none yet." : ": " + owner.display() + "."));
    }

    private Optional<String> notOffered(Person person) {
        Person next = gate.crew().nextOwner();
        boolean mine = next == null ? gate.crew().owner() == null : next.is(person);
        return mine
                ? Optional.empty()
                : Optional.of("This release was not offered to " + person.display() + "; its owner can hand it over.");
    }

    private Optional<String> noResolver(Person person, int number) {
        Optional<Issue> issue = gate.issues().find(number);
        Person delegate = issue.map(Issue::delegate).orElse(null);
        Optional<String> barrier = delegate != null && delegate.is(person) ? Optional.empty() : noOwner(person);
        return barrier.or(() -> unclosed(number))
                .or(() -> issue.filter(found -> found.state() == Issue.State.RESOLVED)
                        .map(found -> found.display() + " is resolved already; a tester looks at it."));
    }

    private Optional<String> notForCloser(Person person, int number) {
        Optional<Issue> issue = gate.issues().find(number);
        return unclosed(number)
                .or(() -> issue.filter(found -> found.state() == Issue.State.OPEN)
                        .map(found -> found.display() + " is not resolved yet; its owner has to say what changed."))
                .or(() -> issue.filter(found -> found.isResolvedBy(person))
                        .map(found -> person.display() + " resolves this issue; another tester has to close it."));
    }

    private Optional<String> unclosed(int number) {
        Optional<Issue> issue = gate.issues().find(number);
        if (issue.isEmpty()) {
            return Optional.of("This release has no issue " + number + ".");
        }
        return issue.filter(Issue::isClosed).map(found -> found.display() + " is closed already.");
    }
}
