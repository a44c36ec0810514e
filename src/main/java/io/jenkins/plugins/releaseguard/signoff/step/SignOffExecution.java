package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.Gates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * One build held at one gate. The gate's id is chosen before anything is written, so that every step of the way can be
 * repeated after a crash: opening the gate again changes nothing, and entries told to the build's log are counted.
 */
final class SignOffExecution extends ReleaseExecution {

    private static final long serialVersionUID = 1L;

    private final String gateId = UUID.randomUUID().toString();
    private final SignOffRequest request;
    private boolean announced;
    private int told;
    private transient boolean opened;

    SignOffExecution(StepContext context, SignOffRequest request) {
        super(context);
        this.request = request;
    }

    @Override
    public void onResume() {
        lookSoon();
    }

    @Override
    public void stop(Throwable cause) {
        if (end()) {
            getContext().onFailure(cause);
            GateClosing.close(id(), Ending.reason(cause));
        }
    }

    @Override
    String what() {
        return "The sign-off of release " + request.version();
    }

    /** Tells the log what is new at the gate, and goes on when it is decided. */
    @Override
    void look() throws IOException, InterruptedException {
        open();
        Gate gate = gates().find(id())
                .orElseThrow(() -> new AbortException("The release of " + request.version()
                        + " is gone from the database of Release Guard (gate " + gateId
                        + "), so that nobody knows whether it was signed. Build it again."));
        tell(gate);
        decide(gate);
    }

    private void decide(Gate gate) {
        switch (gate.state()) {
            case WAITING -> keepWaiting(gate);
            case SIGNED -> {
                Optional<String> distrust = gates().distrust(id());
                if (distrust.isPresent()) {
                    fail(new AbortException(distrust.get()));
                } else if (end()) {
                    getContext().onSuccess(SignOffResult.of(gate));
                }
            }
            case REJECTED ->
                fail(new AbortException("Release " + request.version() + " was " + SignOffResult.ending(gate)));
            case ABORTED ->
                fail(new AbortException(
                        "The sign-off of release " + request.version() + " was " + SignOffResult.ending(gate)));
            case SUPERSEDED ->
                fail(new FlowInterruptedException(
                        Result.NOT_BUILT, false, new Superseded(request.version(), SignOffResult.ending(gate))));
        }
    }

    private void keepWaiting(Gate gate) {
        if (request.timeout().isOver(gate.opened(), Time.now())) {
            gates().abort(id(), "not signed within the timeout of " + request.timeout());
            lookSoon();
            return;
        }
        if (!gates().around(gate.opening()).policies().text().equals(gate.policy())) {
            gates().refresh(id());
        }
        looks().later();
    }

    /** Opens the gate, or finds it again after a restart. */
    private void open() throws IOException, InterruptedException {
        if (opened) {
            return;
        }
        Run<?, ?> run = getContext().get(Run.class);
        HeldGates.add(run, id());
        if (!announced) {
            EnvVars environment = getContext().get(EnvVars.class);
            String commit = environment == null ? "" : environment.get("GIT_COMMIT", "");
            Gate gate = gates().open(id(), request.opening(run, commit));
            if (hasEnded()) {
                // Stopped while the artifacts were read, when there was no gate to close yet.
                GateClosing.close(id(), "its build ended");
                return;
            }
            new SignOffLog(listener()).announce(gate);
            announced = true;
            getContext().saveState();
        }
        gates().watch(id(), this::lookSoon);
        opened = true;
    }

    private void tell(Gate gate) throws IOException, InterruptedException {
        int count = gate.log().entries().size();
        if (told >= count) {
            return;
        }
        new SignOffLog(listener()).tell(gate, told);
        told = count;
        getContext().saveState();
    }

    @Override
    void unwatch() {
        gates().unwatch(id());
    }

    private UUID id() {
        return UUID.fromString(gateId);
    }

    private static Gates gates() {
        return ControllerGates.get();
    }
}
