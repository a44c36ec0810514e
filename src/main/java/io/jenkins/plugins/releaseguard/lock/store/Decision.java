package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockTerms;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision about some locks, whose rows are locked until its transaction ends: what changes in their queues, and
 * who is granted because of it. Everything is written when it is finished.
 */
final class Decision {

    /** With whom it is shared that something changed; on PostgreSQL only. */
    private static final String NOTIFY = "SELECT pg_notify('" + LockStore.CHANNEL + "', ?)";

    private final Reading reading;
    private final Queues queues;
    private final Instant now;
    private final RoundTrip writes;
    private final Set<UUID> unwritten = new LinkedHashSet<>();
    private final Set<String> concerned = new LinkedHashSet<>();
    private final List<Changes.Granted> granted = new ArrayList<>();
    private final List<LockEvent> events = new ArrayList<>();
    private final Set<List<LockName>> followUps = new LinkedHashSet<>();

    /** @param queues whose rows are locked */
    Decision(Reading reading, Queues queues, Instant now) {
        this.reading = reading;
        this.queues = queues;
        this.now = now;
        this.writes = reading.trip();
    }

    Reading reading() {
        return reading;
    }

    LockQueue queue() {
        return queues.queue();
    }

    /** Queues a request; it is written when all is decided. */
    void add(LockRequest request) {
        queues.put(request);
        unwritten.add(request.id());
        queues.arrived(request);
    }

    /** Takes back a request that {@link #add} queued. */
    void refuse(LockRequest request, End end, String reason) {
        queues.remove(List.of(request.id()));
        unwritten.remove(request.id());
        tell(LockEvent.of(end, request, now, "", reason), true);
    }

    /** Ends a request. */
    void end(LockRequest request, End end, String user, String reason, boolean stops) {
        boolean counts = queue().inheritedToken(request).isEmpty();
        forget(request);
        concerned.add(request.owner().controller());
        if (counts || end != End.RELEASED) {
            tell(LockEvent.of(end, request, now, user, reason), stops);
        }
        followUps(request);
    }

    /** Ends what was held, but keeps its locks closed for a while. */
    void cool(LockRequest request, Instant until) {
        queues.put(request.cooling(until));
        RequestRows.cool(writes, request.id(), until);
        tell(LockEvent.of(End.RELEASED, request, now, "", ""), false);
    }

    /** Gives a waiting request another place. */
    void move(LockRequest moved, String user, String reason) {
        queues.put(moved);
        RequestRows.move(writes, moved.id(), moved.turn());
        concerned.add(moved.owner().controller());
        tell(new LockEvent(LockEvent.Kind.MOVED, moved.names(), moved, now, user, reason), false);
    }

    /** Closes a lock, or opens it with no closure. */
    void close(LockName name, LockTerms.@Nullable Closure closure, String user, String reason) {
        queues.change(row -> row.with(closure), List.of(name));
        LockEvent.Kind kind = closure == null ? LockEvent.Kind.OPENED : LockEvent.Kind.CLOSED;
        tell(new LockEvent(kind, List.of(name), null, now, user, reason), false);
    }

    /** Writes down what happened. */
    void tell(LockEvent event, boolean stops) {
        events.add(event);
        HistoryRows.insert(writes, event, stops);
    }

    /** Ends what has cooled down or was lost and is in the way, and grants whatever may be granted. */
    void settle() throws SQLException {
        for (LockRequest holder : queue().requests()) {
            if (holder.hasCooledDown(now)) {
                forget(holder);
                followUps(holder);
            }
        }
        queues.fill();
        List<UUID> away = queues.awayAndInTheWay();
        if (!away.isEmpty()) {
            revoke(away);
            queues.fill();
        }
        List<LockRequest> fitting = queue().fitting(queues.names());
        for (LockRequest request : fitting) {
            if (queues.names().containsAll(request.names())) {
                grant(request);
            } else {
                followUps.add(request.names());
            }
        }
    }

    private void revoke(List<UUID> away) throws SQLException {
        for (UUID lost : queues.lockLost(away)) {
            queue().find(lost)
                    .ifPresent(request ->
                            end(request, End.LOST, "", "its controller did not renew the lease in time", true));
        }
    }

    private void grant(LockRequest request) {
        OptionalLong inherited = queue().inheritedToken(request);
        Grant grant = new Grant(now, inherited.isPresent() ? inherited.getAsLong() : queues.drawToken(request.names()));
        LockRequest holder = request.granted(grant);
        queues.put(holder);
        if (!unwritten.contains(request.id())) {
            RequestRows.grant(writes, request.id(), grant);
        }
        String controller = request.owner().controller();
        concerned.add(controller);
        granted.add(new Changes.Granted(request.id(), controller, grant));
        if (inherited.isEmpty()) {
            events.add(LockEvent.of(LockEvent.Kind.GRANTED, holder, now, ""));
        }
    }

    private void forget(LockRequest request) {
        queues.remove(List.of(request.id()));
        RequestRows.delete(writes, request);
    }

    /** What it has left of locks that aren't decided about here is somebody else's chance. */
    private void followUps(LockRequest left) {
        List<LockName> others = left.names().stream()
                .filter(name -> !queues.names().contains(name))
                .toList();
        if (!others.isEmpty()) {
            followUps.add(others);
        }
    }

    /** Writes all but requests that were added; what is read afterwards sees it. */
    void flush() throws SQLException {
        writes.run();
    }

    /** Writes also requests that were added. */
    void flushAdded() throws SQLException {
        insertAdded();
        writes.run();
    }

    private void insertAdded() {
        for (UUID id : unwritten) {
            LockRequest request = queue().find(id).orElseThrow();
            RequestRows.insert(writes, request);
            if (!request.isHeld()) {
                events.add(0, LockEvent.of(LockEvent.Kind.WAITING, request, now, ""));
            }
        }
        unwritten.clear();
    }

    /**
     * Writes everything, and commits it. Nothing may be read after that.
     *
     * @param acting id of the controller that knows of it anyway; empty if none does
     * @return locks to decide about next, in transactions of their own
     */
    Set<List<LockName>> finish(String acting) throws SQLException {
        insertAdded();
        queues.write(writes);
        if (queues.areShared()) {
            concerned.stream()
                    .filter(controller -> !controller.equals(acting))
                    .forEach(controller -> writes.select(row -> 0, NOTIFY, controller));
        }
        writes.commit();
        writes.run();
        return followUps;
    }

    Changes changes() {
        Optional<Instant> nextDue = queue().requests().stream()
                .flatMap(request -> Optional.ofNullable(request.coolingUntil()).stream())
                .min(Instant::compareTo);
        return new Changes(List.copyOf(granted), List.copyOf(events), nextDue);
    }
}
