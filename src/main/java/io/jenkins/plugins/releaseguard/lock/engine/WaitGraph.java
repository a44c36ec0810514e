package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom: a waiting request for those that hold its locks or came first, a granted one for the waiting
 * requests in its block, since the block can't end before them. A circle of these never resolves itself.
 *
 * <p>A circle is closed by a request in a block, at the moment it is queued: nobody waits for a request that is in no
 * block and has just come. Only what can be reached from that request is looked at.
 */
public final class WaitGraph {

    private final Surroundings surroundings;
    private final Map<List<LockName>, LockQueue> queues = new HashMap<>();
    /** Each request reached, with the one that waits for it. */
    private final Map<UUID, LockRequest> waitsFor = new LinkedHashMap<>();

    /** Where to look requests up. */
    public interface Surroundings {

        /** All requests that name one of these locks. */
        LockQueue competing(List<LockName> names);

        /** All requests of this build. */
        List<LockRequest> ofOwner(Owner owner);
    }

    public WaitGraph(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * @param queued a request that has just been queued
     * @throws LockRefusedException if it waits, however indirectly, for the end of a block that it is in
     */
    public void checkDeadlock(LockRequest queued) {
        if (queued.demand().enclosing().isEmpty()) {
            return;
        }
        Deque<LockRequest> open = new ArrayDeque<>(List.of(queued));
        for (LockRequest next = open.poll(); next != null; next = open.poll()) {
            for (LockRequest awaited : awaitedBy(next)) {
                boolean isNew = !awaited.id().equals(queued.id()) && waitsFor.putIfAbsent(awaited.id(), next) == null;
                if (isNew && queued.isWithin(awaited)) {
                    throw new LockRefusedException("Deadlock: " + told(circle(awaited)));
                }
                if (isNew) {
                    open.add(awaited);
                }
            }
        }
    }

    private List<LockRequest> awaitedBy(LockRequest request) {
        return request.isHeld()
                ? surroundings.ofOwner(request.owner()).stream()
                        .filter(other -> !other.isHeld() && other.isWithin(request))
                        .toList()
                : queues.computeIfAbsent(request.names(), surroundings::competing)
                        .blockers(request);
    }

    /** From the queued request along those it waits for, to the block around it. */
    private List<LockRequest> circle(LockRequest last) {
        List<LockRequest> circle = new ArrayList<>();
        for (@Nullable LockRequest request = last; request != null; request = waitsFor.get(request.id())) {
            circle.add(request);
        }
        Collections.reverse(circle);
        return circle;
    }

    /** Such as {@code deploy #41 holds 'site' and waits for 'db'; migrate #7 holds 'db' and waits for 'site'}. */
    private static String told(List<LockRequest> circle) {
        List<String> parties = new ArrayList<>();
        int size = circle.size();
        for (int i = 0; i < size; i++) {
            LockRequest waiting = circle.get(i);
            if (waiting.isHeld()) {
                continue;
            }
            LockRequest before = circle.get((i + size - 1) % size);
            String has = before.isHeld()
                    ? "holds " + common(before, circle.get((i + size - 2) % size))
                    : "is first for " + common(before, waiting);
            parties.add(waiting.owner().label() + " " + has + " and waits for " + common(waiting, circle.get(i + 1)));
        }
        return String.join("; ", parties);
    }

    private static String common(LockRequest one, LockRequest other) {
        return WaitReport.quoted(one.names().stream().filter(other::names).toList());
    }
}
