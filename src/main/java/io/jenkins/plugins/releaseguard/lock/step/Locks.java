package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.Changes;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the steps of this controller share: who waits or holds here, waking the next, giving back for sure. */
@Extension
public class Locks {

    private static final Logger LOGGER = Logger.getLogger(Locks.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Map<UUID, Party> parties = new ConcurrentHashMap<>();

    /** A step that waits for a grant or has one. */
    interface Party {

        /** Its turn may have come. Must not block. */
        void wake();

        /** Whether its build still runs. */
        boolean isAlive();
    }

    static Locks get() {
        return ExtensionList.lookupSingleton(Locks.class);
    }

    void attend(UUID request, Party party) {
        parties.put(request, party);
    }

    /**
     * Gives back what a request holds or waits for: in the background, as often as it takes.
     *
     * @param done runs, in the background, when it is given back on disk
     */
    void giveBack(UUID request, Runnable done) {
        Background.run(() -> tryGiveBack(request, done));
    }

    private void tryGiveBack(UUID request, Runnable done) {
        try {
            release(request);
        } catch (DatabaseUnavailableException e) {
            LOGGER.log(
                    Level.WARNING, "Lock request {0} is given back later: {1}", new Object[] {request, e.getMessage()});
            Background.runAfter(RETRY, () -> tryGiveBack(request, done));
            return;
        }
        done.run();
    }

    private void release(UUID request) {
        Changes changes = LockStore.ofController().release(request, End.RELEASED);
        parties.remove(request);
        tell(changes);
    }

    /** Those of this controller look at once; others at their next look. */
    void tell(Changes changes) {
        for (Changes.Granted granted : changes.granted()) {
            Party waiting = parties.get(granted.request());
            if (waiting != null) {
                waiting.wake();
            }
        }
        LockListener.publish(changes.events());
    }

    /**
     * Gives back what builds of this controller left behind that no longer run: killed ones, or ones that couldn't
     * be resumed.
     */
    void sweep() {
        for (LockRequest request : LockStore.ofController().ofController(ControllerHome.controllerId())) {
            Party party = parties.get(request.id());
            boolean alive = party != null
                    ? party.isAlive()
                    : Jobs.isRunning(request.owner().job(), request.owner().build());
            if (!alive) {
                LOGGER.log(Level.INFO, "Giving back {0}, left behind by {1}", new Object[] {
                    request.names(), request.owner().label()
                });
                release(request.id());
            }
        }
    }
}
