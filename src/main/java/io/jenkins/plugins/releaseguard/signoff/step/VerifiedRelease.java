package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Ruling;
import io.jenkins.plugins.releaseguard.signoff.engine.Verification;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.Gates;
import io.jenkins.plugins.releaseguard.signoff.store.Verifications;
import io.jenkins.plugins.releaseguard.signoff.store.VerifiedGates;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The release that one {@code releaseVerify} verifies, and what it writes into its log. Saved with the build. The
 * verification's id is chosen before anything is written, so that everything can be repeated after a crash.
 */
final class VerifiedRelease implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String id = UUID.randomUUID().toString();
    private final VerifyRequest request;
    private volatile @Nullable String gateId;

    VerifiedRelease(VerifyRequest request) {
        this.request = request;
    }

    /**
     * Notes in the log that the release is being verified; the release is chosen once.
     *
     * @throws AbortException if there is no such release, or it can't be verified
     */
    Gate begin(Run<?, ?> run) throws IOException {
        UUID gate = gateId == null ? choose(run) : gate();
        gateId = gate.toString();
        VerifiedGates.add(run, gate, id);
        Build build = new Build(run.getParent().getFullName(), run.getNumber());
        Ruling ruling =
                verifications().begin(gate, id, build, request.checks()).orElseThrow(() -> gone("Sign it off again."));
        if (ruling instanceof Ruling.Refused refused) {
            Decision decision = refused.gate().aftermath().decision();
            throw new AbortException(
                    decision.isRolledBack() ? VerifyLog.rolledBack(refused.gate(), decision) : refused.why());
        }
        return ruling.gate();
    }

    private UUID choose(Run<?, ?> run) throws AbortException {
        String job = request.job(run);
        boolean own = job.equals(run.getParent().getFullName());
        return verifications()
                .signed(request.version(), job, own ? run.getNumber() : 0)
                .orElseThrow(
                        () -> new AbortException(
                                "There is no signed release " + request.version() + " of " + job
                                        + " that could be verified: "
                                        + verifications().instead(request.version(), job)
                                        + ". Sign it off first, with releaseSignOff; or name the job that did, with the parameter job."));
    }

    /** As it is now. */
    Gate find() throws AbortException {
        return gates().find(gate()).orElseThrow(() -> gone("Nobody can decide about it any more."));
    }

    /** This verification of it. */
    Verification verification(Gate gate) throws AbortException {
        return gate.aftermath()
                .find(id)
                .orElseThrow(() -> new AbortException("The verification of release " + request.version()
                        + " is gone from its log, so that nobody can decide about it any more."));
    }

    private AbortException gone(String consequence) {
        return new AbortException("Release " + request.version() + " (gate " + gateId
                + ") is gone from the database of Release Guard. " + consequence);
    }

    /** @throws AbortException if its log was changed by other hands, so that what it says of a decision is no reason to go on */
    void trust() throws AbortException {
        Optional<String> distrust = gates().distrust(gate());
        if (distrust.isPresent()) {
            throw new AbortException(distrust.get());
        }
    }

    /** Calls back after each change of the release. */
    void watch(Runnable watcher) {
        gates().watch(gate(), watcher);
    }

    /** Ends {@link #watch}. */
    void unwatch() {
        if (gateId != null) {
            gates().unwatch(gate());
        }
    }

    /** Writes down what the smoke tests found. */
    void record(List<Check> checks, String problem) {
        verifications().end(gate(), id, checks, problem);
    }

    /** Notes that the build doesn't wait for a decision any more. */
    void abandon(String reason) {
        verifications().abandon(gate(), id, reason);
    }

    /** {@link #abandon} in the background, as soon as the store is there; nothing if no release was chosen yet. */
    void abandonSurely(String reason) {
        if (gateId != null) {
            GateClosing.surely(() -> abandon(reason));
        }
    }

    private UUID gate() {
        if (gateId == null) {
            throw new IllegalStateException("No release was chosen yet");
        }
        return UUID.fromString(gateId);
    }

    private static Gates gates() {
        return ControllerGates.get();
    }

    private static Verifications verifications() {
        return gates().verifications();
    }
}
