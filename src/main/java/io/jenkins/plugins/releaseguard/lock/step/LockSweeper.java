package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Once a minute gives back the locks of builds that are gone for good. */
@Extension
public class LockSweeper extends PeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(LockSweeper.class.getName());

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
                Locks.get().sweep();
            } catch (DatabaseUnavailableException e) {
                LOGGER.log(Level.FINE, "Locks of builds that are gone are given back later", e);
            }
        });
    }
}
