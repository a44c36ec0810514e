package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides what people may do to a gate, and what follows from it. Asked within the transaction that writes it down. */
public final class Rulebook {

    private final Circumstances circumstances;

    public Rulebook(Circumstances circumstances) {
        this.circumstances = circumstances;
    }

    /**
     * A gate on which nobody has signed yet.
     *
     * @param older the candidate of the same version before; null if there was none
     */
    public Gate open(UUID id, Opening opening, @Nullable Gate older) {
        List<Event> events = new ArrayList<>();
        if (older == null || older.state() == GateState.SIGNED) {
            events.add(opening.event(circumstances.policies()));
        } else {
            events.add(opening.ownedBefore(older.crew().everyOwner()).event(circumstances.policies()));
            events.addAll(older.carriedIssues());
            events.add(round(older.issues().round() + 1));
        }
        return new Gate(new EventLog(id, List.of()).plus(events, circumstances.now()));
    }

    /** The gate after a newer candidate took its place. */
    public Gate supersede(Gate gate, Build newer) {
        Fields fields = Fields.NONE.with("reason", newer.display() + " is a newer candidate of this version");
        return gate.isWaiting() ? end(gate, EventKind.SUPERSEDED, fields) : gate;
    }

    /** The gate after its build ended without it; one that is decided stays as it is. */
    public Gate abort(Gate gate, String reason) {
        return gate.isWaiting() ? end(gate, EventKind.ABORTED, Fields.NONE.with("reason", reason)) : gate;
    }

    private Gate end(Gate gate, EventKind kind, Fields fields) {
        return gate.plus(List.of(Event.of(kind, fields)), circumstances.now());
    }

    /** Does it, or says why it can't be done. */
    public Ruling rule(Gate before, Deed deed) {
        Gate gate = deed.act().isApproval() ? refresh(before) : before;
        Optional<String> flaw = deed.act()
                .flaw(deed.inputs())
                .or(() -> new Barriers(gate, circumstances).to(deed.act(), deed.actor(), deed.issue()))
                .or(() -> flaw(gate, deed))
                .or(() -> unseen(before, gate, deed));
        if (flaw.isPresent()) {
            return new Ruling.Refused(gate, flaw.get());
        }
        Gate done = gate.plus(events(gate, deed), circumstances.now());
        Gate sound = voidOutdated(nextRound(done, deed.act()));
        return new Ruling.Done(deed.act().isApproval() ? openIfComplete(sound) : sound);
    }

    /** What an approval would be given for though the person hasn't seen it; empty when there is nothing. */
    private static Optional<String> unseen(Gate before, Gate gate, Deed deed) {
        // An emergency's second approval comes after the release went: nothing of it changes any more.
        if (!deed.act().isApproval() || !gate.isWaiting()) {
            return Optional.empty();
        }
        int seen = deed.seen().orElse(before.log().entries().size());
        if (seen == 0) {
            return Optional.of("Seen must be the number of log entries on the page, from 1, not 0.");
        }
        return new Gate(before.log().first(seen))
                .basis()
                .changed(gate.basis())
                .map(parts -> "Since you looked, " + parts + " changed. Look at the release again, then sign it.");
    }

    /** The gate with what changed around it since the last look: policies and artifacts, and the signatures they void. */
    public Gate refresh(Gate gate) {
        if (!gate.isWaiting()) {
            return gate;
        }
        List<Event> events = new ArrayList<>();
        Policies policies = circumstances.policies();
        if (!policies.text().equals(gate.policy())) {
            events.add(Event.of(EventKind.POLICY_CHANGED, Opening.withPolicies(Fields.NONE, policies)));
        }
        Map<String, String> artifacts = circumstances.artifacts();
        if (!artifacts.equals(gate.artifacts())) {
            events.add(Event.of(EventKind.ARTIFACTS_CHANGED, Fields.NONE.with("artifacts", Opening.lines(artifacts))));
        }
        return events.isEmpty() ? gate : voidOutdated(gate.plus(events, circumstances.now()));
    }

    /** The gate after the time for the second signature of an emergency ran out; as it was if it didn't. */
    public Gate breachIfDue(Gate gate) {
        boolean due = gate.followUpDue()
                .filter(at -> !circumstances.now().isBefore(at))
                .isPresent();
        if (!due || gate.isBreached()) {
            return gate;
        }
        Fields why = Fields.NONE.with("reason", "no second signature within the time set after the emergency");
        return end(gate, EventKind.BREACHED, why);
    }

    /** What the deed's fields have wrong with each other, or with the gate. */
    private static Optional<String> flaw(Gate gate, Deed deed) {
        Person other = deed.other();
        return switch (deed.act()) {
            case REPORT -> reportFlaw(deed);
            case OFFER_PLACE ->
                other == null || gate.crew().isTester(other)
                        ? Optional.of("Name a person who isn't testing this release yet.")
                        : gate.crew()
                                .involvement(other)
                                .map(why -> why + " and so can't test it; name another person.");
            case OFFER_OWNERSHIP ->
                other == null || gate.crew().isOwner(other)
                        ? Optional.of("Name a person other than the owner.")
                        : Optional.empty();
            case DELEGATE ->
                other == null || gate.crew().isTester(other)
                        ? Optional.of(
                                "Name a person who isn't testing this release: who resolves an issue can't close it.")
                        : Optional.empty();
            case KEEP ->
                gate.aftermath().hasFailed() && deed.input("reason").isEmpty()
                        ? Optional.of("Not all checks of this release passed: give the reason to keep it all the same.")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> reportFlaw(Deed deed) {
        if (deed.input("severity").equals("blocker")) {
            return deed.input("production").isEmpty()
                    ? Optional.of("A blocker needs the answer whether it was reproduced on production: yes, no or not"
                            + " tried.")
                    : Optional.empty();
        }
        return deed.input("ticket").isEmpty()
                ? Optional.of("A non-blocking issue needs a link to the ticket that follows it up.")
                : Optional.empty();
    }

    private List<Event> events(Gate gate, Deed deed) {
        return switch (deed.act()) {
            case CHECK_IN -> List.of(deed.event(EventKind.CHECKED_IN));
            case OFFER_PLACE -> List.of(deed.event(EventKind.PLACE_OFFERED));
            case REPORT -> List.of(numbered(deed, gate.issues().nextNumber()));
            case DELEGATE -> List.of(deed.event(EventKind.ISSUE_DELEGATED));
            case RESOLVE -> List.of(deed.event(EventKind.ISSUE_RESOLVED));
            case REOPEN -> List.of(deed.event(EventKind.ISSUE_REOPENED));
            case CLOSE -> List.of(deed.event(EventKind.ISSUE_CLOSED));
            case OFFER_OWNERSHIP -> List.of(deed.event(EventKind.OWNERSHIP_OFFERED));
            case TAKE_OWNERSHIP -> List.of(deed.event(EventKind.OWNERSHIP_TAKEN));
            case APPROVE -> List.of(signature(gate, deed, EventKind.APPROVED));
            case REJECT -> List.of(signature(gate, deed, EventKind.REJECTED));
            case WITHDRAW -> List.of(deed.event(EventKind.WITHDRAWN));
            case DECLARE_EMERGENCY -> emergency(gate, deed);
            case KEEP -> outcome(gate, deed, EventKind.KEPT, Decision.Outcome.KEEP_PROPOSED);
            case ROLL_BACK -> outcome(gate, deed, EventKind.ROLLED_BACK, Decision.Outcome.ROLLED_BACK);
            case REPORT_ESCAPED -> List.of(deed.event(EventKind.DEFECT_ESCAPED));
        };
    }

    private static Event numbered(Deed deed, int number) {
        Event event = deed.event(EventKind.ISSUE_REPORTED);
        return new Event(event.kind(), event.fields().with("issue", String.valueOf(number)));
    }

    private Event signature(Gate gate, Deed deed, EventKind kind) {
        Event event = deed.event(kind);
        Set<String> slots = circumstances.policies().fills(deed.actor().standing());
        return new Event(
                kind,
                gate.basis()
                        .into(event.fields())
                        .with("slots", String.join("\n", slots.stream().sorted().toList())));
    }

    private List<Event> emergency(Gate gate, Deed deed) {
        Event declared = deed.event(EventKind.EMERGENCY);
        Event emergency = new Event(
                declared.kind(),
                declared.fields()
                        .with("followUp", circumstances.policies().followUp().toString()));
        return gate.signatures().approvalOf(deed.actor().person()).isPresent()
                ? List.of(emergency)
                : List.of(emergency, signature(gate, deed, EventKind.APPROVED));
    }

    private static List<Event> outcome(Gate gate, Deed deed, EventKind kind, Decision.Outcome proposed) {
        return List.of(
                deed.event(gate.aftermath().decision().outcome() == proposed ? EventKind.OUTCOME_CONFIRMED : kind));
    }

    private Gate nextRound(Gate gate, Act act) {
        return act == Act.CLOSE && gate.issues().unclosed().isEmpty()
                ? gate.plus(List.of(round(gate.issues().round() + 1)), circumstances.now())
                : gate;
    }

    private static Event round(int number) {
        return Event.of(EventKind.ROUND_OPENED, Fields.NONE.with("round", String.valueOf(number)));
    }

    private Gate voidOutdated(Gate gate) {
        if (!gate.isWaiting()) {
            return gate;
        }
        Basis basis = gate.basis();
        return voidEach(
                gate,
                signature -> signature
                        .basis()
                        .changed(basis)
                        .map(parts -> "changed since it was given: " + parts)
                        .or(() -> gate.crew().involvement(signature.person())));
    }

    private Gate voidEach(Gate gate, Function<Signature, Optional<String>> why) {
        List<Event> events = new ArrayList<>();
        for (Signature signature : gate.signatures().approvals()) {
            why.apply(signature)
                    .ifPresent(reason -> events.add(Event.of(
                            EventKind.VOIDED,
                            Fields.NONE.with("of", signature.person()).with("reason", reason))));
        }
        return gate.plus(events, circumstances.now());
    }

    /** Opens the gate if all that it needs is there, after a last look at everybody who signed. */
    private Gate openIfComplete(Gate gate) {
        if (!isComplete(gate)) {
            return gate;
        }
        Gate checked = voidEach(gate, signature -> lost(signature, gate.isEmergency()));
        return isComplete(checked) ? end(checked, EventKind.GATE_OPENED, signers(checked)) : checked;
    }

    private static Fields signers(Gate gate) {
        return Fields.NONE.withAll(
                "signer",
                gate.signatures().approvals().stream().map(Signature::person).toList());
    }

    private boolean isComplete(Gate gate) {
        List<Signature> approvals = gate.signatures().approvals();
        if (!gate.isWaiting() || !gate.issues().blockers().isEmpty()) {
            return false;
        }
        if (gate.isEmergency()) {
            return !approvals.isEmpty();
        }
        return approvals.size() >= circumstances.policies().approvers()
                && circumstances
                        .policies()
                        .unfilled(approvals.stream().map(Signature::slots).toList())
                        .isEmpty();
    }

    /** Why a signature is worth nothing at the moment the gate opens; empty when the person may still sign. */
    private Optional<String> lost(Signature signature, boolean emergency) {
        Person person = signature.person();
        Standing standing = circumstances.standing(person);
        if (!standing.exists()) {
            return Optional.of("Jenkins doesn't know " + person.display() + " any more");
        }
        return standing.has(Standing.Right.SIGN) || (emergency && standing.has(Standing.Right.EMERGENCY))
                ? circumstances.policies().barrier(standing).or(() -> lostSlot(signature, standing))
                : Optional.of(person.display() + " may not sign any more");
    }

    private Optional<String> lostSlot(Signature signature, Standing standing) {
        Set<String> fills = circumstances.policies().fills(standing);
        return signature.slots().stream()
                .filter(slot -> !fills.contains(slot))
                .sorted()
                .findFirst()
                .map(slot -> signature.person().display() + " can't sign for " + slot + " any more");
    }
}
