package hudson.triggers;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.TimerTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A timer task whose failure is logged and doesn't end the timer. */
public abstract class SafeTimerTask extends TimerTask {
    private static final Logger LOGGER = Logger.getLogger(SafeTimerTask.class.getName());

    @Override
    public final void run() {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            doRun();
        } catch (Exception | LinkageError x) {
            LOGGER.log(Level.SEVERE, x, () -> "Timer task " + this + " failed");
        }
    }

    protected abstract void doRun() throws Exception;
}
