package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.triggers.SafeTimerTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Like {@link PeriodicWork}, but the delay to the next execution is asked anew each time. */
public abstract class AperiodicWork extends SafeTimerTask implements ExtensionPoint {

    /** Milliseconds to the next execution. */
    public abstract long getRecurrencePeriod();

    public abstract AperiodicWork getNewInstance();

    public long getInitialDelay() {
        return ThreadLocalRandom.current().nextLong(Math.max(1, getRecurrencePeriod()));
    }

    @Override
    public final void doRun() throws Exception {
        try {
            doAperiodicRun();
        } finally {
            Timer.get().schedule(getNewInstance(), getRecurrencePeriod(), TimeUnit.MILLISECONDS);
        }
    }

    protected abstract void doAperiodicRun() throws Exception;

    public static ExtensionList<AperiodicWork> all() {
        return ExtensionList.lookup(AperiodicWork.class);
    }

    /** Starts the work of all extensions. */
    public static void init() {
        for (AperiodicWork work : all()) {
            Timer.get().schedule(work, work.getInitialDelay(), TimeUnit.MILLISECONDS);
        }
    }
}
