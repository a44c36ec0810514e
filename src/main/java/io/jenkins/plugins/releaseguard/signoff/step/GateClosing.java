package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import io.jenkins.plugins.releaseguard.signoff.store.VerifiedGates;
import java.time.Duration;
import java.util.UUID;

/**
 * Closes what builds leave open that end, however they end: a step that is killed is not asked to stop. Gates are aborted,
 * verifications abandoned.
 */
@Extension
public final class GateClosing extends RunListener<Run<?, ?>> {

    private static final Duration RETRY = Duration.ofSeconds(10);

    @Override
    public void onFinalized(Run<?, ?> run) {
        HeldGates held = run.getAction(HeldGates.class);
        if (held != null) {
            held.ids().forEach(gate -> close(gate, "its build ended"));
        }
        VerifiedGates verified = run.getAction(VerifiedGates.class);
        if (verified != null) {
            verified.forEach((gate, verification) ->
                    surely(() -> ControllerGates.get().verifications().abandon(gate, verification, "its build ended")));
        }
    }

    /** Marks the gate as aborted unless it is decided; tries until the store is there. */
    static void close(UUID gate, String reason) {
        surely(() -> ControllerGates.get().abort(gate, reason));
    }

    /** Makes a change in the background; tries until the store is there. */
    static void surely(Runnable change) {
        Background.run(() -> {
            try {
                change.run();
            } catch (DatabaseUnavailableException e) {
                Background.runAfter(RETRY, () -> surely(change));
            }
        });
    }
}
