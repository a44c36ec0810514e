package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The requests that have to do with each other, and the rules between them. Unchangeable: a snapshot taken under the
 * store's row locks, or for a page.
 *
 * <p>A request is granted when none of its locks is held, and none is asked for by a waiting request that came
 * earlier. So nobody overtakes on any lock, and a request for many locks isn't starved by requests for few.
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

    /** Whether this waiting request may have its locks now. */
    public boolean mayGrant(LockRequest request) {
        return blockers(request).isEmpty();
    }

    /** What this waiting request waits for: holders of its locks, and competitors who came earlier. */
    public List<LockRequest> blockers(LockRequest request) {
        return requests.stream()
                .filter(other -> !other.id().equals(request.id()))
                .filter(other -> other.isHeld() || other.arrival() < request.arrival())
                .filter(other -> other.competesWith(request))
                .toList();
    }

    /** Who holds this lock, if anybody. */
    public Optional<LockRequest> holder(LockName name) {
        return requests.stream()
                .filter(LockRequest::isHeld)
                .filter(request -> request.names().contains(name))
                .findFirst();
    }

    /** Who waits for this lock, in order. */
    public List<LockRequest> waiters(LockName name) {
        return requests.stream()
                .filter(request -> !request.isHeld())
                .filter(request -> request.names().contains(name))
                .toList();
    }
}
