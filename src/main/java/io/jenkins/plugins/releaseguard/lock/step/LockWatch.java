package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.OwnThread;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * When this controller looks at the store: one look for all that wait and hold here, as often as the most impatient
 * waiter's {@code poll} says, at least every ten seconds, and when another controller rings. Hand-overs within this
 * controller don't wait for it. While nobody waits or holds, nothing happens.
 */
@Extension
public class LockWatch {

    private static final Logger LOGGER = Logger.getLogger(LockWatch.class.getName());
    private static final Duration CHECK = Duration.ofSeconds(1);

    private final LockLook look = new LockLook();
    private final LockFileBeat files = new LockFileBeat();
    private final OwnThread looks = new OwnThread("release-guard-locks");
    private final OwnThread checks = new OwnThread("release-guard-lease");
    private final LockBell bell = new LockBell(this::lookNow);
    private @Nullable Future<?> next;
    private long nextNanos;
    private boolean active;
    private boolean checking;
    private boolean closed;
    private volatile boolean leased;

    static LockWatch get() {
        return ExtensionList.lookupSingleton(LockWatch.class);
    }

    /** Somebody new waits or holds. */
    synchronized void attended() {
        if (!active && !closed) {
            active = true;
            look.restart();
            if (!checking) {
                checking = true;
                checks.after(CHECK, this::check);
            }
            plan(Duration.ZERO);
        }
    }

    /** To be called before something is asked of the store that leads to a grant. */
    void beforeAsking(LockStore store) {
        look.freshen(store);
    }

    /** Looks within this time; a little earlier, so that controllers don't look in step. */
    void lookWithin(Duration time) {
        plan(Duration.ofMillis(
                (long) (time.toMillis() * ThreadLocalRandom.current().nextDouble(0.6, 1.0))));
    }

    /** Looks at this moment, or earlier. */
    void lookAt(Instant moment) {
        plan(Duration.between(Time.now(), moment));
    }

    private void lookNow() {
        plan(Duration.ZERO);
    }

    private synchronized void plan(Duration delay) {
        long nanos = System.nanoTime() + Math.max(0, delay.toNanos());
        if (closed || !active || next != null && nextNanos - nanos <= 0) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        nextNanos = nanos;
        next = looks.after(Duration.ofNanos(Math.max(0, delay.toNanos())), this::lookAndPlan);
    }

    private void lookAndPlan() {
        synchronized (this) {
            next = null;
            active = !Locks.get().parties().isEmpty();
            if (!active) {
                return;
            }
        }
        List<Party> parties = List.copyOf(Locks.get().parties());
        leased = isLeased();
        try {
            bell.hang(ControllerDatabase.settings());
            look.look(LockStore.ofController(), parties);
        } catch (DatabaseUnavailableException e) {
            LOGGER.log(Level.FINE, "The locks can't be looked at", e);
        } finally {
            lookWithin(patience(parties));
        }
    }

    /** How long the most impatient waiter does without a look. */
    private static Duration patience(List<Party> parties) {
        return parties.stream()
                .map(Party::waiting)
                .filter(Objects::nonNull)
                .map(LockWait::poll)
                .filter(poll -> poll.compareTo(LockLook.PULSE) < 0)
                .min(Duration::compareTo)
                .orElse(LockLook.PULSE);
    }

    /** Not done by the thread that looks: that may be waiting for a database that doesn't answer. */
    private void check() {
        try {
            if (leased) {
                look.endIfOver(Locks.get().parties());
            }
            files.run(Locks.get().parties());
            files.endIfSilent(Locks.get().parties());
        } finally {
            synchronized (this) {
                checking = active;
                if (checking) {
                    checks.after(CHECK, this::check);
                }
            }
        }
    }

    private static boolean isLeased() {
        try {
            return !ControllerDatabase.settings().isEmbedded();
        } catch (DatabaseUnavailableException e) {
            // Such as missing credentials, which only a PostgreSQL has.
            return true;
        }
    }

    private synchronized void close() {
        closed = true;
        active = false;
        bell.takeDown();
        looks.close();
        checks.close();
    }

    /** Ends the threads when Jenkins goes down. */
    @Extension
    public static class Closing extends ItemListener {

        @Override
        public void onBeforeShutdown() {
            LockWatch.get().close();
        }
    }
}
