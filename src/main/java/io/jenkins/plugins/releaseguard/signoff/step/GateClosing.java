package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Closes the gates of builds that end without them, however they end: a step that is killed is not asked to stop. */
@Extension
public final class GateClosing extends RunListener<Run<?, ?>> {

    private static final Duration RETRY = Duration.ofSeconds(10);

    @Override
    public void onFinalized(Run<?, ?> run) {
        HeldGates held = run.getAction(HeldGates.class);
        if (held != null) {
            held.ids().forEach(gate -> close(gate, "its build ended"));
        }
    }

    /** Marks the gate as aborted unless it is decided; tries until the store is there. */
    static void close(UUID gate, String reason) {
        Background.run(() -> {
            try {
                ControllerGates.get().abort(gate, reason);
            } catch (DatabaseUnavailableException e) {
                Background.runAfter(RETRY, () -> close(gate, reason));
            }
        });
    }

    /** Why a step was stopped, and by whom if Jenkins told. */
    static String reason(Throwable cause) {
        if (cause instanceof FlowInterruptedException interruption
                && !interruption.getCauses().isEmpty()) {
            return interruption.getCauses().stream()
                    .map(CauseOfInterruption::getShortDescription)
                    .collect(Collectors.joining("; "));
        }
        return cause.getMessage() == null ? "the build was stopped" : cause.getMessage();
    }
}
