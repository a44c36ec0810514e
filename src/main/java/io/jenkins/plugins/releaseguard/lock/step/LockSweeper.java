package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.OneAtATime;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Once a minute gives back the locks of builds that are gone for good. */
@Extension
public class LockSweeper extends PeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(LockSweeper.class.getName());

    private final OneAtATime files = new OneAtATime(this::sweepFiles, Background::runOnFiles);

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    /** Not at once: after a restart builds take a moment to come back. */
    @Override
    public long getInitialDelay() {
        return MIN / 2;
    }

    private void sweepFiles() {
        try {
            Locks.get().sweepFiles();
        } catch (DatabaseUnavailableException | IOException e) {
            LOGGER.log(Level.FINE, "Lock files of builds that are gone are given back later", e);
        }
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
        files.run();
    }
}
