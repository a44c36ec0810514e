package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The requests that have to do with each other, and the rules between them. Unchangeable: a snapshot taken under the
 * store's row locks, or for a page. Of a lock's waiters it may have only the first, down to the one behind whom
 * nobody can go: what is said about them is right all the same.
 *
 * <p>A request fits on a lock beside those who hold it, or wait for it and go first: a shared one if all of them are
 * shared; another one if none is shared and its permits and theirs don't exceed the lock's. It is granted when it fits
 * on all its locks. So nobody overtakes on any lock: an exclusive request isn't starved by shared ones, nor a large one
 * by small ones, nor one for many locks by those for few.
 *
 * <p>What a block holds, the blocks within it hold too: for such a lock a request within doesn't queue. If it wants
 * exclusive what it has shared, or more permits than it has, it gets them beside nobody else, and is refused otherwise.
 */
public final class LockQueue {

    private final Map<LockName, LockTerms> terms;
    private final List<LockRequest> requests;
    private final Map<LockName, List<LockRequest>> holding = new HashMap<>();
    private final Map<LockName, List<LockRequest>> waiting = new HashMap<>();

    /** Of locks that nobody declared. */
    public LockQueue(Collection<LockRequest> requests) {
        this(Map.of(), requests);
    }

    /** @param terms of the locks that differ from the usual */
    public LockQueue(Map<LockName, LockTerms> terms, Collection<LockRequest> requests) {
        this.terms = Map.copyOf(terms);
        this.requests = requests.stream().sorted(LockRequest.BY_TURN).toList();
        for (LockRequest request : this.requests) {
            Map<LockName, List<LockRequest>> kind = request.isHeld() ? holding : waiting;
            request.names()
                    .forEach(name -> kind.computeIfAbsent(name, none -> new ArrayList<>())
                            .add(request));
        }
    }

    /** In order of their turns. */
    public List<LockRequest> requests() {
        return requests;
    }

    public LockTerms terms(LockName name) {
        return terms.getOrDefault(name, LockTerms.USUAL);
    }

    public Optional<LockRequest> find(UUID id) {
        return requests.stream().filter(request -> request.id().equals(id)).findFirst();
    }

    /** These requests without those. */
    public LockQueue without(Collection<UUID> ids) {
        return new LockQueue(
                terms,
                requests.stream().filter(request -> !ids.contains(request.id())).toList());
    }

    /** These requests and this one, which replaces the one of its id. */
    public LockQueue with(LockRequest request) {
        List<LockRequest> others = new ArrayList<>(without(List.of(request.id())).requests);
        others.add(request);
        return new LockQueue(terms, others);
    }

    /** Whether this waiting request may have its locks now. */
    public boolean mayGrant(LockRequest request) {
        return request.names().stream()
                .noneMatch(name ->
                        isClosedFor(request, name) || !blockers(request, name).isEmpty());
    }

    /** What this waiting request waits for: holders of its locks, and waiters that go first, beside whom it doesn't fit. */
    public List<LockRequest> blockers(LockRequest request) {
        return blockers(request, other -> true);
    }

    /** What it would wait for if only these others were there. */
    List<LockRequest> blockers(LockRequest request, Predicate<LockRequest> isThere) {
        Set<LockRequest> blockers = new LinkedHashSet<>();
        request.names().forEach(name -> blockers.addAll(blockers(request, name, isThere, List.of())));
        return List.copyOf(blockers);
    }

    /** What it waits for on this lock. */
    public List<LockRequest> blockers(LockRequest request, LockName name) {
        return blockers(request, name, other -> true, List.of());
    }

    /** @param sooner what is granted right before */
    private List<LockRequest> blockers(
            LockRequest request, LockName name, Predicate<LockRequest> isThere, List<LockRequest> sooner) {
        List<LockRequest> around = around(request, name);
        if (isCovered(request.share(), around)) {
            return List.of();
        }
        List<LockRequest> others = new ArrayList<>();
        holding.getOrDefault(name, List.of()).stream()
                .filter(holder -> !request.isWithin(holder) && !holder.id().equals(request.id()))
                .filter(isThere)
                .forEach(others::add);
        sooner.stream()
                .filter(other -> other.names(name) && !isCovered(other, name))
                .forEach(others::add);
        if (around.isEmpty()) {
            waiting.getOrDefault(name, List.of()).stream()
                    .takeWhile(other -> other.turn().isBefore(request.turn()))
                    .filter(other -> !isCovered(other, name))
                    .filter(isThere)
                    .forEach(others::add);
        }
        Occupancy occupancy = new Occupancy(terms(name).capacity());
        others.stream().filter(other -> countsBeside(others, other)).forEach(other -> occupancy.add(other.share()));
        return occupancy.fits(request.share())
                ? List.of()
                : others.stream()
                        .filter(other -> excludes(request.share(), other.share()))
                        .toList();
    }

    /**
     * The waiting requests that fit on all of these locks that they name, all of them at once, in order of their turns.
     * Whoever names other locks, too, has still to be asked about those.
     */
    public List<LockRequest> fitting(Collection<LockName> names) {
        Map<LockName, Occupancy> occupancies = new HashMap<>();
        names.forEach(name -> occupancies.put(name, occupancyByHolders(name)));
        List<LockRequest> fitting = new ArrayList<>();
        for (LockRequest waiter : requests) {
            List<Map.Entry<LockName, Occupancy>> asked = waiter.isHeld()
                    ? List.of()
                    : occupancies.entrySet().stream()
                            .filter(lock -> waiter.names(lock.getKey()))
                            .toList();
            if (asked.isEmpty()) {
                continue;
            }
            boolean fits = asked.stream().allMatch(lock -> fits(waiter, lock.getKey(), lock.getValue(), fitting));
            asked.stream()
                    .filter(lock -> !isCovered(waiter, lock.getKey()))
                    .forEach(lock -> lock.getValue().add(waiter.share()));
            if (fits) {
                fitting.add(waiter);
            }
        }
        return fitting;
    }

    /** @param occupancy of the lock by its holders and those who go first */
    private boolean fits(LockRequest waiter, LockName name, Occupancy occupancy, List<LockRequest> sooner) {
        return !isClosedFor(waiter, name)
                && (around(waiter, name).isEmpty()
                        ? occupancy.fits(waiter.share())
                        : blockers(waiter, name, other -> true, sooner).isEmpty());
    }

    /**
     * Whether nobody who comes after this turn can have this lock before those have gone who hold it or come earlier.
     */
    public boolean isFull(LockName name, Turn last) {
        if (terms(name).isClosed()) {
            return true;
        }
        Occupancy occupancy = occupancyByHolders(name);
        waiters(name).stream()
                .takeWhile(waiter -> !last.isBefore(waiter.turn()))
                .filter(waiter -> !isCovered(waiter, name))
                .forEach(waiter -> occupancy.add(waiter.share()));
        return occupancy.isFull();
    }

    /** Why a request can never be granted, however long it waits; empty if it can. */
    public Optional<String> refusal(LockRequest request) {
        for (LockName name : request.names()) {
            int capacity = terms(name).capacity();
            if (request.share().permits() > capacity) {
                return Optional.of("'" + name + "' has " + capacity + (capacity == 1 ? " permit" : " permits")
                        + " and can't give " + request.share().permits());
            }
            List<LockRequest> around = around(request, name);
            List<LockRequest> others = around.isEmpty() ? List.of() : blockers(request, name);
            if (!others.isEmpty()) {
                boolean shared =
                        around.stream().allMatch(holder -> holder.share().isShared());
                Owner other = others.get(0).owner();
                return Optional.of("This build holds '" + name + "' "
                        + (shared ? "shared and can't have it exclusive" : "and can't have more permits of it")
                        + ", because "
                        + (other.equals(request.owner()) ? "another branch of this build" : other.label())
                        + " holds it too");
            }
        }
        return Optional.empty();
    }

    /** The token that a request has already, if the blocks around it hold all that it asks for. */
    public OptionalLong inheritedToken(LockRequest request) {
        return request.names().stream().allMatch(name -> isCovered(request, name))
                ? request.names().stream()
                        .flatMap(name -> around(request, name).stream())
                        .map(LockRequest::grant)
                        .filter(Objects::nonNull)
                        .mapToLong(Grant::token)
                        .max()
                : OptionalLong.empty();
    }

    /** Who holds this lock, or has it closed until it has cooled down; not the blocks within a block that holds it. */
    public List<LockRequest> holders(LockName name) {
        List<LockRequest> holders = holding.getOrDefault(name, List.of());
        return holders.stream()
                .filter(holder -> holders.stream().noneMatch(holder::isWithin))
                .toList();
    }

    /** Who waits for this lock, in order. */
    public List<LockRequest> waiters(LockName name) {
        return waiting.getOrDefault(name, List.of());
    }

    private Occupancy occupancyByHolders(LockName name) {
        Occupancy occupancy = new Occupancy(terms(name).capacity());
        List<LockRequest> holders = holding.getOrDefault(name, List.of());
        holders.stream()
                .filter(holder -> countsBeside(holders, holder))
                .forEach(holder -> occupancy.add(holder.share()));
        return occupancy;
    }

    /** A block within one that counts already adds nothing, unless it has made exclusive what that one shares. */
    private static boolean countsBeside(List<LockRequest> others, LockRequest request) {
        return !request.isHeld()
                || others.stream()
                        .filter(LockRequest::isHeld)
                        .filter(request::isWithin)
                        .noneMatch(around -> covers(around.share(), request.share()));
    }

    private boolean isClosedFor(LockRequest request, LockName name) {
        return terms(name).isClosed() && around(request, name).isEmpty();
    }

    /** The requests, holding this lock, whose blocks this one is in. */
    private List<LockRequest> around(LockRequest request, LockName name) {
        return request.demand().nesting().enclosing().isEmpty()
                ? List.of()
                : holding.getOrDefault(name, List.of()).stream()
                        .filter(request::isWithin)
                        .filter(holder -> !holder.isCooling())
                        .toList();
    }

    private boolean isCovered(LockRequest request, LockName name) {
        return isCovered(request.share(), around(request, name));
    }

    private static boolean isCovered(Share share, List<LockRequest> around) {
        return around.stream().anyMatch(holder -> covers(holder.share(), share));
    }

    private static boolean covers(Share held, Share wanted) {
        return wanted.isShared() || !held.isShared() && held.permits() >= wanted.permits();
    }

    private static boolean excludes(Share one, Share other) {
        return !one.isShared() || !other.isShared();
    }
}
