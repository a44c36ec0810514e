package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One block's wish for locks, waiting or granted. All its names are granted together or none.
 *
 * @param id chosen by the asking step, and kept by it through restarts
 * @param arrival place in the order of arrival; lower came first
 * @param grant what it holds them by; null while it waits
 */
public record LockRequest(
        UUID id,
        long arrival,
        Owner owner,
        Demand demand,
        Instant requestedAt,
        @Nullable Grant grant) {

    static final Comparator<LockRequest> BY_ARRIVAL = Comparator.comparingLong(LockRequest::arrival);

    public List<LockName> names() {
        return demand.names();
    }

    public LockMode mode() {
        return demand.mode();
    }

    public boolean isHeld() {
        return grant != null;
    }

    /** Whether its block is, at whatever depth, in the block of that request. */
    boolean isWithin(LockRequest other) {
        return demand.enclosing().contains(other.id);
    }

    boolean names(LockName name) {
        return names().contains(name);
    }

    /** Whether these two can't hold the same lock at once. */
    boolean excludes(LockRequest other) {
        return mode() == LockMode.EXCLUSIVE || other.mode() == LockMode.EXCLUSIVE;
    }

    LockRequest granted(Grant given) {
        return new LockRequest(id, arrival, owner, demand, requestedAt, given);
    }
}
