package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.Extension;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks once a minute for emergencies whose second signature didn't come in time. */
@Extension
public final class BreachWatch extends PeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(BreachWatch.class.getName());

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected void doRun() {
        Background.run(() -> {
            try {
                ControllerGates.get().breachDue(Time.now());
            } catch (DatabaseUnavailableException e) {
                LOGGER.log(Level.FINE, "The next turn looks for breaches again", e);
            }
        });
    }
}
