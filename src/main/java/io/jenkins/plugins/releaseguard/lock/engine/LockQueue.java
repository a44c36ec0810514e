package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The requests that have to do with each other, and the rules between them. Unchangeable: a snapshot taken under the
 * store's row locks, or for a page.
 *
 * <p>Two requests compete when they name the same lock, unless both want it shared. A request is granted when no
 * competitor holds, and none that waits came earlier. So nobody overtakes on any lock: an exclusive request isn't
 * starved by shared ones, nor one for many locks by those for few.
 *
 * <p>What a block holds, the blocks within it hold too: for such a lock a request within doesn't queue. If it wants
 * exclusive what it has shared, it gets it as the only reader, and is refused otherwise.
 */
public final class LockQueue {

    private final List<LockRequest> requests;

    public LockQueue(Collection<LockRequest> requests) {
        this.requests = requests.stream().sorted(LockRequest.BY_ARRIVAL).toList();
    }

    /** In order of arrival. */
    public List<LockRequest> requests() {
        return requests;
    }

    public Optional<LockRequest> find(UUID id) {
        return requests.stream().filter(request -> request.id().equals(id)).findFirst();
    }

    /** These requests but this one. */
    public LockQueue without(UUID id) {
        return new LockQueue(
                requests.stream().filter(request -> !request.id().equals(id)).toList());
    }

    /** Whether this waiting request may have its locks now. */
    public boolean mayGrant(LockRequest request) {
        return blockers(request).isEmpty();
    }

    /** What this waiting request waits for: holders of its locks, and competitors who came earlier. */
    public List<LockRequest> blockers(LockRequest request) {
        List<LockRequest> around = around(request);
        List<LockName> unheld = request.names().stream()
                .filter(name -> around.stream().noneMatch(holder -> holder.names(name)))
                .toList();
        List<LockName> unsure = request.names().stream()
                .filter(name -> !isCovered(request, name, around))
                .toList();
        return competitors(
                request,
                other -> other.isHeld()
                        ? unsure.stream().anyMatch(other::names)
                        : other.arrival() < request.arrival() && unheld.stream().anyMatch(other::names));
    }

    /**
     * @throws LockRefusedException if the request wants exclusive what the blocks around it hold shared, and others
     *     hold it too: each could wait for the other for ever
     */
    public void checkUpgrade(LockRequest request) {
        List<LockRequest> around = around(request);
        for (LockName name : request.names()) {
            boolean upgrade =
                    !isCovered(request, name, around) && around.stream().anyMatch(holder -> holder.names(name));
            if (upgrade) {
                List<LockRequest> readers = competitors(request, other -> other.isHeld() && other.names(name));
                if (!readers.isEmpty()) {
                    throw new LockRefusedException("This build holds '" + name
                            + "' shared and can't have it exclusive, because "
                            + readers.get(0).owner().label() + " holds it too");
                }
            }
        }
    }

    /** The token that a request has already, if the blocks around it hold all that it asks for. */
    public OptionalLong inheritedToken(LockRequest request) {
        List<LockRequest> around = around(request);
        return request.names().stream().allMatch(name -> isCovered(request, name, around))
                ? around.stream()
                        .map(LockRequest::grant)
                        .filter(Objects::nonNull)
                        .mapToLong(Grant::token)
                        .max()
                : OptionalLong.empty();
    }

    /** Who holds this lock; not the blocks within a block that holds it. */
    public List<LockRequest> holders(LockName name) {
        List<LockRequest> holders = requests.stream()
                .filter(LockRequest::isHeld)
                .filter(request -> request.names(name))
                .toList();
        return holders.stream()
                .filter(holder -> holders.stream().noneMatch(holder::isWithin))
                .toList();
    }

    /** Who waits for this lock, in order. */
    public List<LockRequest> waiters(LockName name) {
        return requests.stream()
                .filter(request -> !request.isHeld())
                .filter(request -> request.names(name))
                .toList();
    }

    /** Whose turn may have come now that one of these locks was given back, or a waiter has left. */
    public List<UUID> next(Collection<LockName> names) {
        Set<UUID> next = new LinkedHashSet<>();
        for (LockName name : names) {
            for (LockRequest waiter : waiters(name)) {
                next.add(waiter.id());
                if (waiter.mode() == LockMode.EXCLUSIVE) {
                    break;
                }
            }
        }
        return new ArrayList<>(next);
    }

    /** The requests, granted, whose blocks this one is in. */
    private List<LockRequest> around(LockRequest request) {
        return request.demand().enclosing().isEmpty()
                ? List.of()
                : requests.stream()
                        .filter(LockRequest::isHeld)
                        .filter(request::isWithin)
                        .toList();
    }

    private static boolean isCovered(LockRequest request, LockName name, List<LockRequest> around) {
        return around.stream()
                .filter(holder -> holder.names(name))
                .anyMatch(holder -> holder.mode() == LockMode.EXCLUSIVE || request.mode() == LockMode.SHARED);
    }

    private List<LockRequest> competitors(LockRequest request, Predicate<LockRequest> condition) {
        return requests.stream()
                .filter(other -> !other.id().equals(request.id()) && !request.isWithin(other))
                .filter(request::excludes)
                .filter(condition)
                .toList();
    }
}
