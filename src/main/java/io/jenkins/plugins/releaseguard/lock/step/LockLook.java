package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.lock.store.Pulse;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One look at the store for all of this controller that wait and hold; and what this controller may still believe. */
final class LockLook {

    /** How often the lease is renewed. */
    static final Duration PULSE = LockStore.LEASE.dividedBy(6);

    /** A body gets the rest of the lease to end, before others may have its locks. */
    private static final Duration BELIEVED = LockStore.LEASE.minus(PULSE);

    private final Lease lease;
    private volatile boolean pulsed;
    private volatile String problem = "";

    LockLook() {
        this(new Lease(BELIEVED, System::nanoTime, Time::now));
    }

    LockLook(Lease lease) {
        this.lease = lease;
    }

    /** Nothing was looked at for a while: what is held must be confirmed soon. */
    void restart() {
        pulsed = false;
        lease.leave(PULSE);
    }

    /** Renews the lease unless it is fresh: nothing is to be granted to a controller that counts as gone. */
    void freshen(LockStore store) {
        if (!pulsed || lease.age().compareTo(PULSE.multipliedBy(2)) > 0) {
            pulse(store);
        }
    }

    private Pulse pulse(LockStore store) {
        if (store.isLeased()) {
            // Before anything else: this process may have stood still, and others may hold what was held here.
            endIfOver(Locks.get().parties());
        }
        Lease.Moment asked = lease.now();
        Pulse pulse = store.pulse(ControllerHome.controllerId(), ControllerHome.rootUrl());
        lease.renewed(asked);
        pulsed = true;
        Locks.get().tell(pulse.changes());
        return pulse;
    }

    /** @throws DatabaseUnavailableException and remembers why */
    void look(LockStore store, Collection<Party> parties) {
        try {
            compare(store, parties);
            boolean anyWaits = parties.stream().anyMatch(party -> party.waiting() != null);
            Set<LockName> due = anyWaits ? store.due(ControllerHome.controllerId()) : Set.of();
            if (!due.isEmpty()) {
                Locks.get().tell(store.advance(due));
            }
            problem = "";
        } catch (DatabaseUnavailableException e) {
            problem = e.getMessage() == null ? "" : e.getMessage();
            throw e;
        }
    }

    /** Finds what the store knows and the parties don't. */
    private void compare(LockStore store, Collection<Party> parties) {
        if (!store.isLeased() && pulsed && lease.age().compareTo(PULSE) < 0) {
            return;
        }
        // Only what was so before the store is asked can be compared with its answer.
        List<Party> holding = parties.stream().filter(LockLook::hasGrant).toList();
        List<Party> queued = parties.stream().filter(LockLook::isQueued).toList();
        Pulse pulse = pulse(store);
        for (Party party : queued) {
            UUID id = party.claim().id();
            Grant grant = pulse.held().get(id);
            if (grant != null) {
                party.granted(grant);
            } else if (!pulse.waiting().contains(id) && isQueued(party)) {
                Locks.get().gone(store, id);
            }
        }
        for (Party party : holding) {
            UUID id = party.claim().id();
            if (!pulse.held().containsKey(id) && hasGrant(party)) {
                Locks.get().gone(store, id);
            }
        }
    }

    /** Also one that still waits for its lock file. */
    private static boolean hasGrant(Party party) {
        LockWait wait = party.waiting();
        return wait == null ? party.isHolding() : wait.lacksFile();
    }

    private static boolean isQueued(Party party) {
        LockWait wait = party.waiting();
        return wait != null && wait.isQueued();
    }

    /** Ends the bodies of all who hold, when the lease could not be renewed in time. Asks nobody, waits for nothing. */
    void endIfOver(Collection<Party> parties) {
        if (!lease.isOver()) {
            return;
        }
        String reason = "could not be renewed for " + WaitReport.duration(lease.age())
                + (problem.isEmpty() ? "" : ": " + problem);
        Ended lost = new Ended(End.LOST, "", reason, true);
        parties.stream().filter(Party::isHolding).forEach(party -> party.gone(lost));
    }
}
