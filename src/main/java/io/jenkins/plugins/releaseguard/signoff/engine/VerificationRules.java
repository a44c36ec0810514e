package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a build that verifies a release may write into its log. Whatever was written already is not written again, so
 * that a build may repeat each step after a crash.
 */
public final class VerificationRules {

    private final Instant now;

    public VerificationRules(Instant now) {
        this.now = now;
    }

    /**
     * Begins a verification, which asks for a new decision; an earlier one that still goes on has lost its place.
     *
     * @param id unique, chosen by the build
     * @param build which verifies
     * @param checks names of what will be checked, as far as announced
     */
    public Ruling begin(Gate gate, String id, Build build, List<String> checks) {
        if (gate.aftermath().find(id).isPresent()) {
            return new Ruling.Done(gate);
        }
        if (gate.state() != GateState.SIGNED) {
            return new Ruling.Refused(
                    gate,
                    "The release of " + gate.version() + " has not gone: it is "
                            + gate.state().words() + ".");
        }
        if (gate.aftermath().decision().isRolledBack()) {
            return new Ruling.Refused(gate, "Release " + gate.version() + " was rolled back; sign it off again.");
        }
        Fields fields = Fields.NONE
                .with("verification", id)
                .with("job", build.job())
                .with("build", String.valueOf(build.number()))
                .with("checks", String.join("\n", checks));
        return new Ruling.Done(plus(gate, EventKind.VERIFICATION_BEGUN, fields));
    }

    /**
     * The gate with the results of a verification. A check that was announced and isn't among them was not run.
     *
     * @param problem what failed outside of any check; empty if nothing did
     */
    public Gate end(Gate gate, String id, List<Check> checks, String problem) {
        return change(gate, id, verification -> verification.ended() == null, verification -> {
            Set<String> known = checks.stream().map(Check::name).collect(Collectors.toSet());
            List<Check> all = new ArrayList<>(checks);
            verification.declared().stream()
                    .filter(name -> !known.contains(name))
                    .map(Check::notRun)
                    .forEach(all::add);
            Fields fields = Check.into(Fields.NONE.with("verification", id).with("problem", Check.plain(problem)), all);
            return plus(gate, EventKind.VERIFIED, fields);
        });
    }

    /** The gate after the build stopped waiting for a decision; as it was if there is one already. */
    public Gate abandon(Gate gate, String id, String reason) {
        return change(
                gate,
                id,
                verification -> verification == gate.aftermath().verification() && verification.isGoingOn(),
                verification -> plus(
                        gate,
                        EventKind.VERIFICATION_ABANDONED,
                        Fields.NONE.with("verification", id).with("reason", Check.plain(reason))));
    }

    private interface Change {
        Gate of(Verification verification);
    }

    private static Gate change(Gate gate, String id, Predicate<Verification> due, Change change) {
        Optional<Verification> found = gate.aftermath().find(id).filter(due);
        return found.map(change::of).orElse(gate);
    }

    private Gate plus(Gate gate, EventKind kind, Fields fields) {
        return gate.plus(List.of(Event.of(kind, fields)), now);
    }
}
