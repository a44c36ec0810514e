package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One block's wish for locks, waiting, granted, or given back and cooling down. All its names are granted together or
 * none.
 *
 * @param id chosen by the asking step, and kept by it through restarts
 * @param turn its place among all that wait
 * @param requestedAt when the build began to ask
 * @param grant what it holds them by; null while it waits
 * @param coolingUntil until when the locks stay closed, after they were given back; null before that
 */
public record LockRequest(
        UUID id,
        Owner owner,
        Demand demand,
        Turn turn,
        Instant requestedAt,
        @Nullable Grant grant,
        @Nullable Instant coolingUntil) {

    static final Comparator<LockRequest> BY_TURN = Comparator.comparing(LockRequest::turn);

    /** That waits. */
    public LockRequest(UUID id, Owner owner, Demand demand, Turn turn, Instant requestedAt) {
        this(id, owner, demand, turn, requestedAt, null, null);
    }

    public List<LockName> names() {
        return demand.names();
    }

    public LockMode mode() {
        return demand.share().mode();
    }

    public Share share() {
        return demand.share();
    }

    /** Whether nobody else can have the locks: it has them, or they cool down after it. */
    public boolean isHeld() {
        return grant != null;
    }

    /** Whether it has given its locks back, but they stay closed for a while. */
    public boolean isCooling() {
        return coolingUntil != null;
    }

    /** Whether its locks were given back, and their cooldown is over at this time: nothing is left of it but its row. */
    public boolean hasCooledDown(Instant time) {
        return coolingUntil != null && !coolingUntil.isAfter(time);
    }

    /** Whether its block is, at whatever depth, in the block of that request. */
    public boolean isWithin(LockRequest other) {
        return demand.nesting().enclosing().contains(other.id);
    }

    /** Whether that request's block can't end before this one's. */
    boolean holdsUp(LockRequest other) {
        return !other.isCooling() && demand.nesting().holdsUp(other.id);
    }

    boolean names(LockName name) {
        return names().contains(name);
    }

    public LockRequest granted(Grant given) {
        return new LockRequest(id, owner, demand, turn, requestedAt, given, null);
    }

    public LockRequest cooling(Instant until) {
        return new LockRequest(id, owner, demand, turn, requestedAt, grant, until);
    }

    public LockRequest at(Turn other) {
        return new LockRequest(id, owner, demand, other, requestedAt, grant, coolingUntil);
    }
}
