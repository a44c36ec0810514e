package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.lock.file.Taking;
import io.jenkins.plugins.releaseguard.lock.store.Asked;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.lock.store.Standing;
import io.jenkins.plugins.releaseguard.lock.store.Withdrawn;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.OneAtATime;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * The waiting for a grant, without a thread. Asks the store once; the grant is brought by whoever made it, or by the
 * {@link LockWatch}. Its own timers are for the timeout, for the next line in the log, and for the next try while the
 * database can't be reached.
 */
final class LockWait {

    private final LockWish wish;
    private final Listener listener;
    private final LockLog log;
    private final OneAtATime act = new OneAtATime(() -> attempt(this::act));
    private final OneAtATime files = new OneAtATime(() -> attempt(this::takeFiles), Background::runOnFiles);
    private @Nullable Future<?> timer;
    private volatile @Nullable Grant granted;
    private volatile boolean queued;
    private volatile boolean ended;
    private volatile boolean taken;
    private volatile String fileInTheWay = "";

    /** Who waits. All calls are made in the background. */
    interface Listener {

        Owner owner() throws IOException, InterruptedException;

        /** Where the step is in its build. */
        StepContext place();

        /** The locks are held now. */
        void taken(Grant grant);

        /** The time is over, for this reason, and what may still wait in the store is to be taken back. */
        void timedOut(String reason);

        /** Waiting is over, for good. */
        void failed(Throwable cause);
    }

    LockWait(LockWish wish, Listener listener, LockLog log) {
        this.wish = wish;
        this.listener = listener;
        this.log = log;
    }

    /** Begins to wait, or goes on after a restart; returns at once. */
    void start() {
        act.run();
    }

    /** Waits no more. What is under way may still tell the listener. */
    synchronized void end() {
        ended = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Whether the store has it in the queue. */
    boolean isQueued() {
        return queued && granted == null && !ended;
    }

    /** Whether the store has granted it, and its lock file is still missing. */
    boolean lacksFile() {
        return wish.claim().usesFiles() && granted != null && !taken && !ended;
    }

    /** What is in the way of its lock file; empty if it isn't known that something is. */
    String fileInTheWay() {
        return lacksFile() ? fileInTheWay : "";
    }

    Duration poll() {
        return wish.patience().poll();
    }

    /** The store has granted the request; may be told more than once. */
    void granted(Grant grant) {
        synchronized (this) {
            if (granted != null) {
                return;
            }
            granted = grant;
        }
        if (wish.claim().usesFiles()) {
            files.run();
        } else {
            take(grant);
        }
    }

    private void take(Grant grant) {
        taken = true;
        listener.taken(grant);
    }

    /** What came while it ended, nobody else knows of: the one who ended it may have found nothing to give back. */
    private void giveBackIfEnded() {
        if (ended) {
            Locks.get().giveBack(wish.claim(), End.ABORTED, before -> {});
        }
    }

    /** The store has dropped the request, because this controller was cut off: it is queued anew. */
    void lostItsPlace(String reason) {
        log.lostItsPlace(reason);
        queued = false;
        granted = null;
        act.run();
    }

    private interface Attempt {
        void at(Instant now) throws IOException, InterruptedException;
    }

    private void attempt(Attempt attempt) {
        // A timer may still come after what it waited for.
        if (ended || taken) {
            return;
        }
        Instant now = Time.now();
        try {
            attempt.at(now);
        } catch (DatabaseUnavailableException e) {
            outage(e, now);
        } catch (IOException | InterruptedException | RuntimeException e) {
            listener.failed(e);
        }
    }

    private void act(Instant now) throws IOException, InterruptedException {
        if (granted != null) {
            files.run();
        } else if (wish.patience().isOver(now)) {
            expire(now);
        } else if (!queued) {
            ask();
        } else {
            report(now);
        }
    }

    private void ask() throws IOException, InterruptedException {
        LockStore store = LockStore.ofController();
        LockWatch.get().beforeAsking(store);
        Owner owner = listener.owner();
        Demand demand = wish.demand(Callers.of(listener.place()));
        Asked asked;
        try {
            asked = store.request(
                    wish.claim().id(),
                    owner,
                    demand,
                    wish.patience().since(),
                    LockSettings.ofController().lockRules().about(wish.claim().names()));
        } finally {
            giveBackIfEnded();
        }
        queued = true;
        Locks.get().tell(asked.changes());
        if (asked.refusal().isPresent()) {
            listener.failed(new AbortException(asked.refusal().get()));
            return;
        }
        Standing standing = asked.standing().orElseThrow();
        Grant grant = standing.request().grant();
        if (grant != null) {
            granted(grant);
        } else if (granted == null) {
            LockWatch.get().lookWithin(wish.patience().poll());
            tellWaiting(standing);
            actLater(log.nextReport());
        }
    }

    /** The next line in the log; also finds a grant that nobody brought. */
    private void report(Instant now) {
        LockStore store = LockStore.ofController();
        Optional<Standing> found = store.look(wish.claim().id());
        if (found.isEmpty()) {
            Locks.get().gone(store, wish.claim().id());
            return;
        }
        Grant grant = found.get().request().grant();
        if (grant != null) {
            granted(grant);
            return;
        }
        if (log.isReportDue(now)) {
            tellWaiting(found.get());
        }
        actLater(log.nextReport());
    }

    private void tellWaiting(Standing standing) {
        WaitReport report = standing.report(Time.now(), ZoneId.systemDefault());
        log.waiting(report.why(standing.request()) + "; " + standing.place());
    }

    /** The last word is the store's: the grant may have come a moment ago. */
    private void expire(Instant now) {
        Withdrawn withdrawn = LockStore.ofController().withdraw(wish.claim().id(), End.TIMED_OUT);
        Locks.get().tell(withdrawn.changes());
        Standing standing = withdrawn.standing().orElse(null);
        if (standing == null) {
            listener.timedOut(waitedFor(now));
        } else if (standing.request().grant() != null) {
            granted(standing.request().grant());
        } else {
            listener.timedOut(
                    standing.report(now, ZoneId.systemDefault()).timeout(standing.request(), standing.place()));
        }
    }

    private void takeFiles(Instant now) throws IOException, InterruptedException {
        Grant grant = granted;
        if (grant == null) {
            return;
        }
        String inTheWay;
        try {
            Taking taking;
            try {
                taking = ControllerLockFiles.get().take(wish.claim(), listener.owner(), grant);
            } finally {
                giveBackIfEnded();
            }
            if (taking instanceof Taking.Taken all) {
                all.traces().forEach(log::fileMovedAside);
                takeIfStillGranted(grant);
                return;
            }
            inTheWay =
                    taking instanceof Taking.Occupied occupied ? occupied.by().description() : "";
        } catch (IOException e) {
            inTheWay = "the lock file of " + wish.claim().quotedNames() + " can't be written: " + e;
        }
        fileInTheWay = inTheWay;
        if (wish.patience().isOver(now)) {
            listener.timedOut("Lock timeout: " + inTheWay + "; waited " + WaitReport.duration(wish.waited(now)));
        } else {
            log.waitingForFile(inTheWay, now);
            actLater(wish.patience().poll());
        }
    }

    /** While it waited for the file, the lease may have been lost, or the lock released by force. */
    private void takeIfStillGranted(Grant grant) throws IOException {
        LockStore store = LockStore.ofController();
        UUID id = wish.claim().id();
        boolean still = store.look(id)
                .map(standing -> standing.request().grant())
                .filter(now -> now.token() == grant.token())
                .isPresent();
        if (still) {
            take(grant);
        } else {
            ControllerLockFiles.get().giveBack(wish.claim());
            if (grant.equals(granted)) {
                Locks.get().gone(store, id);
            }
        }
    }

    private void outage(DatabaseUnavailableException cause, Instant now) {
        if (wish.patience().isOver(now)) {
            listener.timedOut(waitedFor(now) + ". " + cause.getMessage());
        } else {
            log.outage(cause.getMessage());
            actLater(wish.patience().poll());
        }
    }

    private String waitedFor(Instant now) {
        return "Lock timeout: waited " + WaitReport.duration(wish.waited(now)) + " for "
                + wish.claim().quotedNames();
    }

    /** At the end of the timeout at the latest. */
    private synchronized void actLater(Duration delay) {
        if (ended) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        Duration until = delay;
        if (wish.patience().hasLimit()) {
            // Never a little too early: that would be one look more.
            Duration left = wish.patience().left(Time.now()).plusMillis(10);
            until = left.compareTo(delay) < 0 ? left : delay;
        }
        timer = Background.runAfter(until, act::run);
    }
}
