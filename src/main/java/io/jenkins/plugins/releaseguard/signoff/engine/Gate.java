package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release that waits for signatures, or waited.
 *
 * @param id unique name of this gate; a replayed or rebuilt build gets another
 * @param version what is released
 * @param build the build that is held
 * @param requester who started the build, null when no person did
 * @param approvals how many different people must approve, at least {@link #MIN_APPROVALS}
 * @param state where the gate stands
 * @param opened since when it waits
 * @param signatures what was signed so far, oldest first
 */
public record Gate(
        UUID id,
        Version version,
        Build build,
        @Nullable Person requester,
        int approvals,
        GateState state,
        Instant opened,
        List<Signature> signatures) {

    /** Two sets of eyes: fewer approvals are no sign-off. */
    public static final int MIN_APPROVALS = 2;

    /** Longest reason accepted, in characters. */
    public static final int MAX_REASON = 4000;

    public Gate {
        if (approvals < MIN_APPROVALS) {
            throw new IllegalArgumentException(
                    "A release needs at least " + MIN_APPROVALS + " approvals, not " + approvals + ".");
        }
        signatures = List.copyOf(signatures);
    }

    /** A gate on which nobody has signed yet. */
    public static Gate open(UUID id, Version version, Build build, @Nullable Person requester, Instant now) {
        return new Gate(id, version, build, requester, MIN_APPROVALS, GateState.WAITING, now, List.of());
    }

    /** How many more people must approve; 0 when decided. */
    public int missing() {
        return state == GateState.WAITING ? approvals - approved() : 0;
    }

    /** The state as people read it, such as {@code signed}. */
    public String stateName() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Why this person can't sign now, whatever they decide; empty when they can. */
    public Optional<String> barrier(Person person) {
        if (state != GateState.WAITING) {
            return Optional.of("The release of " + version + " is no longer waiting: it is " + stateName() + ".");
        }
        if (requester != null && requester.is(person)) {
            return Optional.of(person.display() + " started " + build.display()
                    + " and so can't sign it; two other people have to.");
        }
        return signatures.stream()
                .filter(signature -> signature.person().is(person))
                .findFirst()
                .map(signature -> person.display() + " has already signed the release of " + version + " ("
                        + signature.decision().name().toLowerCase(Locale.ROOT)
                        + "); another person has to.");
    }

    /** Adds a signature, or says why it can't be added. */
    public Signing sign(Signature signature) {
        Optional<String> barrier = barrier(signature.person()).or(() -> flaw(signature.reason()));
        if (barrier.isPresent()) {
            return new Signing.Refused(barrier.get());
        }
        List<Signature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new Signing.Accepted(
                new Gate(id, version, build, requester, approvals, stateAfter(signature.decision()), opened, all));
    }

    private GateState stateAfter(Decision decision) {
        if (decision == Decision.REJECT) {
            return GateState.REJECTED;
        }
        return missing() == 1 ? GateState.SIGNED : GateState.WAITING;
    }

    /** How many people approved. */
    public int approved() {
        return (int) signatures.stream()
                .filter(signature -> signature.decision() == Decision.APPROVE)
                .count();
    }

    private static Optional<String> flaw(String reason) {
        if (reason.isBlank()) {
            return Optional.of("A signature needs a reason: say what you looked at, or what is wrong.");
        }
        if (reason.indexOf('\0') >= 0) {
            return Optional.of("The reason has a NUL character; leave it out.");
        }
        if (reason.length() > MAX_REASON) {
            return Optional.of(
                    "The reason has " + reason.length() + " characters, at most " + MAX_REASON + " are allowed.");
        }
        return Optional.empty();
    }
}
