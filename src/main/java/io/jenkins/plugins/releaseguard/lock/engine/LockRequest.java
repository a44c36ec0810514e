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
 * @param names what it asks for, sorted
 * @param grantedAt since when it holds them; null while it waits
 */
public record LockRequest(
        UUID id,
        long arrival,
        Owner owner,
        List<LockName> names,
        Instant requestedAt,
        @Nullable Instant grantedAt) {

    static final Comparator<LockRequest> BY_ARRIVAL = Comparator.comparingLong(LockRequest::arrival);

    public boolean isHeld() {
        return grantedAt != null;
    }

    boolean competesWith(LockRequest other) {
        return names.stream().anyMatch(other.names::contains);
    }

    LockRequest granted(Instant now) {
        return new LockRequest(id, arrival, owner, names, requestedAt, now);
    }
}
