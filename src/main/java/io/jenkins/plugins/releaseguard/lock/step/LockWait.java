package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.lock.store.Asked;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.lock.store.Standing;
import io.jenkins.plugins.releaseguard.lock.store.Withdrawn;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.OneAtATime;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The waiting for a grant, without a thread: a timer, and releases on this controller, make it look at the store in
 * the background.
 */
final class LockWait {

    private final LockWish wish;
    private final Listener listener;
    private final LockLog log;
    private final OneAtATime look = new OneAtATime(this::look);
    private @Nullable Future<?> timer;
    private boolean ended;

    /** Who waits. */
    interface Listener {

        Owner owner() throws IOException, InterruptedException;

        /** The locks are held now. Called in the background. */
        void granted(Grant grant);

        /** The time is over, for this reason, and what may still wait in the store is to be taken back. Called in the background. */
        void timedOut(String reason);

        /** Waiting is over, for good. Called in the background. */
        void failed(Throwable cause);
    }

    LockWait(LockWish wish, Listener listener, LockLog log) {
        this.wish = wish;
        this.listener = listener;
        this.log = log;
    }

    /** Looks soon; returns at once. */
    void wake() {
        look.run();
    }

    /** Looks no more. A look that is under way may still tell the listener. */
    synchronized void end() {
        ended = true;
        cancelTimer();
    }

    private void look() {
        synchronized (this) {
            if (ended) {
                return;
            }
            cancelTimer();
        }
        try {
            ask();
        } catch (DatabaseUnavailableException e) {
            outage(e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            listener.failed(e);
        }
    }

    private void ask() throws IOException, InterruptedException {
        LockStore store = LockStore.ofController();
        Asked asked = store.request(wish.id(), listener.owner(), wish.demand(), wish.since(), Declared.NOTHING);
        Locks.get().tell(asked.changes());
        Standing standing = asked.standing().orElse(null);
        if (standing == null) {
            listener.failed(new AbortException(asked.refusal().orElseThrow()));
            return;
        }
        Instant now = Time.now();
        if (!standing.isHeld() && wish.isTimeOver(now)) {
            // The last word is the store's: the grant may have come a moment ago.
            Withdrawn withdrawn = store.withdraw(wish.id(), End.TIMED_OUT);
            standing = withdrawn.standing().orElse(standing);
            if (!standing.isHeld()) {
                Locks.get().tell(withdrawn.changes());
                listener.timedOut(report(standing, now).timeout(standing.request(), standing.place()));
                return;
            }
        }
        Grant grant = standing.request().grant();
        if (grant != null) {
            listener.granted(grant);
        } else {
            log.waiting(standing, report(standing, now));
            lookLater(now);
        }
    }

    private void outage(DatabaseUnavailableException cause) {
        Instant now = Time.now();
        if (wish.isTimeOver(now)) {
            listener.timedOut("Lock timeout: waited " + WaitReport.duration(wish.waited(now)) + " for "
                    + wish.quotedNames() + ". " + cause.getMessage());
        } else {
            log.outage(cause.getMessage());
            lookLater(now);
        }
    }

    private synchronized void lookLater(Instant now) {
        if (!ended) {
            cancelTimer();
            timer = Background.runAfter(wish.pause(now), this::wake);
        }
    }

    private synchronized void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private static WaitReport report(Standing standing, Instant now) {
        return standing.report(now, ZoneId.systemDefault());
    }
}
