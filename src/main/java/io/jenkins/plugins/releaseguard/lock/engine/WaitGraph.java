package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom: a waiting request for those that hold its locks or go first; a granted one for the waiting
 * requests that hold its block up, those in the block and those of builds that a {@code build} step in it waits for.
 *
 * <p>A wait for permits may be satisfied by one of several, so a circle alone proves nothing. Instead everybody who can
 * finish is dropped, and then those who can finish without them, until nobody is left, or only those who wait for ever.
 *
 * <p>A deadlock is closed by the request that comes last to it, when it is queued or moved; so only what can be reached
 * from that one is looked at.
 */
public final class WaitGraph {

    private final LockRequest queued;
    private final Surroundings surroundings;
    private final Map<List<LockName>, LockQueue> queues = new HashMap<>();
    private final Set<UUID> stuck = new LinkedHashSet<>();

    /** Where to look requests up; the one in question need not be found there. */
    public interface Surroundings {

        /** All requests that name one of these locks. */
        LockQueue competing(List<LockName> names);

        /** All waiting requests without whose end this block can't end. */
        List<LockRequest> holdingUp(UUID block);
    }

    /** @param queued a request that waits since just now, or has just been moved */
    public WaitGraph(LockRequest queued, Surroundings surroundings) {
        this.queued = queued;
        this.surroundings = surroundings;
    }

    /**
     * Whether the request would wait for ever.
     *
     * @return the circle it closes, such as {@code Deadlock: deploy #41 holds 'site' and waits for 'db'; migrate #7
     *     holds 'db' and waits for 'site'}; empty if there is none
     */
    public Optional<String> deadlock() {
        Map<UUID, LockRequest> reached = reached();
        stuck.addAll(reached.keySet());
        boolean goesOn = true;
        while (goesOn && stuck.contains(queued.id())) {
            goesOn = reached.values().stream().filter(this::drop).count() > 0;
        }
        return stuck.contains(queued.id()) ? Optional.of("Deadlock: " + told(circle())) : Optional.empty();
    }

    private boolean drop(LockRequest request) {
        return stuck.contains(request.id())
                && awaitedBy(request).stream().noneMatch(other -> stuck.contains(other.id()))
                && stuck.remove(request.id());
    }

    private Map<UUID, LockRequest> reached() {
        Map<UUID, LockRequest> reached = new LinkedHashMap<>(Map.of(queued.id(), queued));
        Deque<LockRequest> open = new ArrayDeque<>(List.of(queued));
        for (LockRequest next = open.poll(); next != null; next = open.poll()) {
            for (LockRequest awaited : allAwaitedBy(next)) {
                if (reached.putIfAbsent(awaited.id(), awaited) == null) {
                    open.add(awaited);
                }
            }
        }
        return reached;
    }

    private List<LockRequest> allAwaitedBy(LockRequest request) {
        return request.isHeld() ? holdingUp(request) : queue(request.names()).blockers(request);
    }

    /** Of those who are stuck. */
    private List<LockRequest> awaitedBy(LockRequest request) {
        return request.isHeld()
                ? holdingUp(request).stream()
                        .filter(other -> stuck.contains(other.id()))
                        .toList()
                : queue(request.names()).blockers(request, other -> stuck.contains(other.id()));
    }

    private LockQueue queue(List<LockName> names) {
        return queues.computeIfAbsent(names, (List<LockName> named) -> {
            LockQueue competing = surroundings.competing(named);
            return named.stream().anyMatch(queued::names) ? competing.with(queued) : competing;
        });
    }

    private List<LockRequest> holdingUp(LockRequest block) {
        if (block.isCooling()) {
            return List.of();
        }
        List<LockRequest> within = new ArrayList<>(surroundings.holdingUp(block.id()).stream()
                .filter(other -> !other.id().equals(queued.id()))
                .toList());
        if (queued.holdsUp(block)) {
            within.add(queued);
        }
        return within;
    }

    /** The shortest way from the request, along those who are stuck, back to it. */
    private List<LockRequest> circle() {
        Map<UUID, @Nullable LockRequest> waitsFor = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        Deque<LockRequest> open = new ArrayDeque<>(List.of(queued));
        for (LockRequest next = open.poll(); next != null; next = open.poll()) {
            for (LockRequest awaited : awaitedBy(next)) {
                if (awaited.id().equals(queued.id())) {
                    return way(next, waitsFor);
                }
                if (seen.add(awaited.id())) {
                    waitsFor.put(awaited.id(), next);
                    open.add(awaited);
                }
            }
        }
        return List.of(queued);
    }

    private List<LockRequest> way(LockRequest last, Map<UUID, @Nullable LockRequest> waitsFor) {
        Deque<LockRequest> way = new ArrayDeque<>();
        for (@Nullable LockRequest request = last; request != null; request = waitsFor.get(request.id())) {
            way.addFirst(request);
        }
        return List.copyOf(way);
    }

    private String told(List<LockRequest> circle) {
        List<String> parties = new ArrayList<>();
        int size = circle.size();
        for (int i = 0; i < size; i++) {
            LockRequest waiting = circle.get(i);
            if (waiting.isHeld()) {
                continue;
            }
            LockRequest before = circle.get((i + size - 1) % size);
            String waits = "waits for " + common(waiting, circle.get((i + 1) % size));
            String has = before.isHeld()
                    ? "holds " + common(before, circle.get((i + size - 2) % size))
                    : "is first for " + common(before, waiting);
            boolean called = before.isHeld() && !before.owner().equals(waiting.owner());
            parties.add(
                    called
                            ? before.owner().label() + " " + has + " and waits for the build "
                                    + waiting.owner().label() + ", which " + waits
                            : waiting.owner().label() + " " + has + " and " + waits);
        }
        return String.join("; ", parties);
    }

    private static String common(LockRequest one, LockRequest other) {
        return WaitReport.quoted(one.names().stream().filter(other::names).toList());
    }
}
