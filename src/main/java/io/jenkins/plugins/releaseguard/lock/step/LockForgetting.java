package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Duration;

/** Once a day forgets what locks were used for long ago. */
@Extension
public class LockForgetting extends AsyncPeriodicWork {

    /** So long the history of locks is kept. */
    static final Duration KEPT = Duration.ofDays(90);

    public LockForgetting() {
        super("Release Guard lock history");
    }

    @Override
    public long getRecurrencePeriod() {
        return DAY;
    }

    @Override
    protected void execute(TaskListener listener) {
        try {
            int rows = LockStore.ofController().forget(Time.now().minus(KEPT));
            listener.getLogger().println("Forgot " + rows + " entries of the history of locks");
        } catch (DatabaseUnavailableException e) {
            listener.getLogger().println("Nothing forgotten this time. " + e.getMessage());
        }
    }
}
