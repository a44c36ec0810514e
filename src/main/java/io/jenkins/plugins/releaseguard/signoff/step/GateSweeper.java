package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.Extension;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.Gates;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Once a minute closes what builds left open that are gone for good, as after a crash, and looks for emergencies whose
 * second signature didn't come in time.
 */
@Extension
public final class GateSweeper extends PeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(GateSweeper.class.getName());

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    /** Not at once: after a restart builds take a moment to come back. */
    @Override
    public long getInitialDelay() {
        return MIN / 2;
    }

    @Override
    protected void doRun() {
        Background.run(() -> {
            try {
                Gates gates = ControllerGates.get();
                gates.sweep(Jobs::isRunning);
                gates.breachDue(Time.now());
            } catch (DatabaseUnavailableException e) {
                LOGGER.log(Level.FINE, "The next turn sweeps again", e);
            }
        });
    }
}
