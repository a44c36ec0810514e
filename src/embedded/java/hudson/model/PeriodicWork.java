package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.triggers.SafeTimerTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import jenkins.util.Timer;

/** Short work done again and again at a fixed rate while the controller runs. */
public abstract class PeriodicWork extends SafeTimerTask implements ExtensionPoint {
    protected static final long MIN = TimeUnit.MINUTES.toMillis(1);
    protected static final long DAY = TimeUnit.DAYS.toMillis(1);

    protected final Logger logger = Logger.getLogger(getClass().getName());

    /** Milliseconds from one execution to the next. */
    public abstract long getRecurrencePeriod();

    /** Milliseconds to the first execution; by default a random part of the period, so that work spreads. */
    public long getInitialDelay() {
        return ThreadLocalRandom.current().nextLong(Math.max(1, getRecurrencePeriod()));
    }

    public static ExtensionList<PeriodicWork> all() {
        return ExtensionList.lookup(PeriodicWork.class);
    }

    /** Starts the work of all extensions. */
    public static void init() {
        for (PeriodicWork work : all()) {
            Timer.get()
                    .scheduleAtFixedRate(
                            work, work.getInitialDelay(), work.getRecurrencePeriod(), TimeUnit.MILLISECONDS);
        }
    }
}
