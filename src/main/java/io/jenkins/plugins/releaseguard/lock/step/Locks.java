package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.Changes;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Who waits or holds on this controller: hands them what the store decided, and gives back for sure. */
@Extension
public class Locks {

    private static final Logger LOGGER = Logger.getLogger(Locks.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Map<UUID, Party> parties = new ConcurrentHashMap<>();

    public static Locks get() {
        return ExtensionList.lookupSingleton(Locks.class);
    }

    /** From now on this party hears of its request. */
    void attend(Party party) {
        parties.put(party.claim().id(), party);
        LockWatch.get().attended();
    }

    Collection<Party> parties() {
        return parties.values();
    }

    /** Those of this build that wait. */
    List<Party> waiting(Run<?, ?> run) {
        return parties.values().stream()
                .filter(party -> party.waiting() != null)
                .filter(party -> isOf(party, run))
                .toList();
    }

    static boolean isOf(Party party, Run<?, ?> run) {
        try {
            return party.run().getExternalizableId().equals(run.getExternalizableId());
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "The build of a lock request can't be found", e);
            return false;
        }
    }

    /**
     * Hands on what a call of the store has changed: grants, and requests that ended, to the builds of this controller
     * that they are for. Whoever changes something in the store calls this right after.
     */
    public void tell(Changes changes) {
        // Whoever has lost something stops before the next begins.
        for (LockEvent event : changes.events()) {
            LockRequest request = event.request();
            boolean ended = switch (event.kind()) {
                case SUPERSEDED, FORCED, LOST -> true;
                default -> false;
            };
            if (ended && request != null) {
                gone(LockStore.ofController(), request.id());
            }
        }
        String here = ControllerHome.controllerId();
        changes.granted().stream()
                .filter(granted -> granted.controller().equals(here))
                .forEach(granted -> tell(granted.request(), party -> party.granted(granted.grant())));
        changes.nextDue().ifPresent(LockWatch.get()::lookAt);
        LockListener.publish(changes.events());
    }

    /** Tells a party, if it is here, that its request is gone from the store, and why. */
    void gone(LockStore store, UUID request) {
        tell(request, party -> gone(party, howEnded(store, request)));
    }

    void gone(Party party, Ended how) {
        party.gone(how);
        boolean frees = how.end() == End.FORCED && party.claim().usesFiles();
        // Once, however often it is told. Not only when the block has ended: the next one gets the lock at once.
        if (frees && parties.remove(party.claim().id(), party)) {
            giveBack(party.claim(), End.FORCED, before -> {});
        }
    }

    static Ended howEnded(LockStore store, UUID request) {
        return store.ended(request).orElse(new Ended(End.LOST, "", "", true));
    }

    private void tell(UUID request, Consumer<Party> news) {
        Party party = parties.get(request);
        if (party == null) {
            return;
        }
        try {
            news.accept(party);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Lock request " + request + " could not be told what became of it");
        }
    }

    /**
     * Gives back what a request holds or waits for: in the background, as often as it takes.
     *
     * @param done is told, in the background, when it is given back on disk; and how it had ended before, if it had
     */
    void giveBack(Claim claim, End end, Consumer<Optional<Ended>> done) {
        Runnable work = () -> tryGiveBack(claim, end, done);
        if (claim.usesFiles()) {
            Background.runOnFiles(work);
        } else {
            Background.run(work);
        }
    }

    private void tryGiveBack(Claim claim, End end, Consumer<Optional<Ended>> done) {
        Changes changes;
        Optional<Ended> before;
        try {
            if (claim.usesFiles()) {
                ControllerLockFiles.get().giveBack(claim);
            }
            LockStore store = LockStore.ofController();
            changes = store.release(claim.id(), end);
            before = changes.events().stream().anyMatch(event -> isEndOf(claim, event))
                    ? Optional.empty()
                    : store.ended(claim.id()).filter(how -> how.end() != end);
        } catch (DatabaseUnavailableException | IOException e) {
            LOGGER.log(Level.WARNING, "{0} is given back later: {1}", new Object[] {claim.label(), e.getMessage()});
            Background.runAfter(RETRY, () -> giveBack(claim, end, done));
            return;
        }
        parties.remove(claim.id());
        // First the next one, who has waited; then the build that goes on.
        tell(changes);
        done.accept(before);
    }

    private static boolean isEndOf(Claim claim, LockEvent event) {
        return event.request() != null && event.request().id().equals(claim.id());
    }

    /**
     * Gives back what builds of this controller left behind that no longer run: killed ones, or ones that couldn't
     * be resumed.
     */
    void sweep() {
        LockStore store = LockStore.ofController();
        for (LockRequest request : store.ofController(ControllerHome.controllerId())) {
            Party party = parties.get(request.id());
            boolean alive = party != null
                    ? party.isAlive()
                    : Jobs.isRunning(request.owner().job(), request.owner().build());
            if (!alive && !request.isCooling()) {
                LOGGER.log(Level.INFO, "Giving back {0}, left behind by {1}", new Object[] {
                    request.names(), request.owner().label()
                });
                // Once: what fails is there at the next sweep. The lock files have a sweep of their own.
                Changes changes = store.release(request.id(), End.LOST);
                parties.remove(request.id());
                tell(changes);
            }
        }
    }

    /** Gives back the lock files of requests that are gone, and that nobody here has or waits for. */
    void sweepFiles() throws IOException {
        ControllerLockFiles.get()
                .sweep(id -> !parties.containsKey(id)
                        && LockStore.ofController().look(id).isEmpty());
    }
}
