package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Place;
import io.jenkins.plugins.releaseguard.lock.engine.Turn;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Taking and giving back one lock that nobody else wants, on PostgreSQL, in one message each: then there is nothing to
 * decide, and the way to the server is most of the time it takes. Comes to the same as {@link Asking} and {@link
 * Decision}, or changes nothing.
 */
final class Shortcut {

    private static final String LOCK = "SELECT 1 FROM release_lock WHERE name = ? FOR UPDATE";

    /**
     * Of those who name a lock the first in its queue, to be asked whether there is one. The order makes PostgreSQL read
     * it from the index, one by one; so it notices entries of the past, of which every lock leaves one, and clears them.
     */
    private static final String FIRST = """
            (SELECT n.request_id FROM lock_request_name n WHERE n.lock_name = %s
                ORDER BY n.lock_name, n.waiting, n.rank, n.arrival LIMIT 1)\
            """;

    private static final String TAKE = """
        WITH free AS (
            SELECT last_token + 1 AS token, GREATEST(last_arrival + 1, ?) AS arrival FROM release_lock l
            WHERE l.name = ? AND l.closed_at IS NULL AND %s
                AND %s IS NULL
                AND EXISTS (SELECT 1 FROM lock_controller c WHERE c.id = ? AND %s)),
        taken AS (
            INSERT INTO lock_request (id, controller, job, build, names, mode, permits, enclosing, callers, priority,
                cooldown_seconds, cancel_superseded, reason, rank, arrival, requested_at, granted_at, token)
            SELECT ?, ?, ?, ?, ?, ?, ?, '', '', ?, ?, ?, ?, arrival - ?, arrival, ?, ?, token FROM free
            RETURNING id, names, rank, arrival, token),
        queued AS (
            INSERT INTO lock_request_name (request_id, lock_name, waiting, rank, arrival)
            SELECT id, names, FALSE, rank, arrival FROM taken),
        counted AS (
            UPDATE release_lock l SET last_token = taken.token, last_arrival = taken.arrival
            FROM taken WHERE l.name = taken.names)
        SELECT rank, arrival, token FROM taken\
        """;
    private static final String DECLARED = "l.capacity = ? AND l.declared_by = ?";
    private static final String UNDECLARED = "l.capacity >= ? AND l.declared_by IS DISTINCT FROM ?";

    /** Of a request for several locks the names are none of a lock. */
    private static final String LOCK_OF =
            "SELECT 1 FROM release_lock WHERE name = (SELECT names FROM lock_request WHERE id = ?) FOR UPDATE";

    private static final String GIVE_BACK = """
        WITH gone AS (
            DELETE FROM lock_request r
            WHERE r.id = ? AND r.granted_at IS NOT NULL AND r.cooldown_seconds = 0 AND r.cooling_until IS NULL
                AND r.enclosing = '' AND r.callers = '' AND POSITION(CHR(10) IN r.names) = 0
                AND %s IS NULL
            RETURNING r.*),
        unqueued AS (
            DELETE FROM lock_request_name n WHERE n.request_id = ? AND EXISTS (SELECT 1 FROM gone)),
        written AS (
            INSERT INTO lock_history (lock_name, kind, at, request_id, controller, job, build, mode, permits, purpose,
                requested_at, granted_at, token, by_user, reason, stops)
            SELECT names, 'RELEASED', ?, id, controller, job, build, mode, permits, reason, requested_at, granted_at,
                token, '', '', FALSE
            FROM gone)
        SELECT * FROM gone\
        """.formatted(FIRST.formatted("r.names AND n.waiting"));

    private final LockTransactions transactions;

    Shortcut(LockTransactions transactions) {
        this.transactions = transactions;
    }

    /** @return empty if it has to be decided about */
    Optional<Asked> take(UUID id, Owner owner, Demand demand, Instant since, Declared declared) {
        LockName name = demand.names().get(0);
        DeclaredLock lock = declared.locks().get(name);
        boolean fits = lock == null || demand.share().permits() <= lock.capacity();
        if (!transactions.areShared()
                || demand.names().size() > 1
                || !demand.nesting().isNone()
                || !fits) {
            return Optional.empty();
        }
        Instant now = transactions.now();
        return transactions.writeAtOnce(reading -> take(reading.trip(), id, owner, demand, since, lock, now)).stream()
                .map(held -> new Asked(
                        Optional.of(new Standing(held, new LockQueue(List.of(held)), new Place(0, 0), Map.of())),
                        Optional.empty(),
                        changes(held, now)))
                .findFirst();
    }

    private static Optional<LockRequest> take(
            RoundTrip trip,
            UUID id,
            Owner owner,
            Demand demand,
            Instant since,
            @Nullable DeclaredLock lock,
            Instant now)
            throws SQLException {
        Conduct conduct = demand.conduct();
        Turn turn = Turn.after(0, now, conduct.priority());
        String name = demand.names().get(0).value();
        List<@Nullable Object> values = new ArrayList<>(List.of(turn.arrival(), name));
        values.addAll(List.of(lock == null ? demand.share().permits() : lock.capacity(), owner.controller()));
        values.addAll(List.of(owner.controller(), id, owner.controller(), owner.job(), owner.build(), name));
        values.addAll(List.of(demand.share().mode().name(), demand.share().permits(), conduct.priority()));
        values.addAll(List.of(
                (int) conduct.cooldown().toSeconds(),
                conduct.cancelSuperseded(),
                conduct.reason(),
                turn.arrival() - turn.rank(),
                RequestRows.time(since),
                RequestRows.time(now)));
        trip.change(LOCK, name);
        List<LockRequest> taken = trip.select(
                row -> new LockRequest(
                        id,
                        owner,
                        demand,
                        new Turn(row.getLong("rank"), row.getLong("arrival")),
                        since,
                        new Grant(now, row.getLong("token")),
                        null),
                TAKE.formatted(lock == null ? UNDECLARED : DECLARED, FIRST.formatted("l.name"), ControllerRows.FRESH),
                values.toArray());
        trip.run();
        return taken.stream().findFirst();
    }

    /** @return empty if it has to be decided about */
    Optional<Changes> giveBack(UUID id, End end) {
        if (!transactions.areShared() || end != End.RELEASED) {
            return Optional.empty();
        }
        Instant now = transactions.now();
        List<LockRequest> gone = transactions.writeAtOnce(reading -> {
            RoundTrip trip = reading.trip();
            trip.change(LOCK_OF, id);
            List<LockRequest> found = trip.select(RequestRows::read, GIVE_BACK, id, id, RequestRows.time(now));
            trip.run();
            return found;
        });
        return gone.stream()
                .findFirst()
                .map(request -> new Changes(
                        List.of(), List.of(LockEvent.of(End.RELEASED, request, now, "", "")), Optional.empty()));
    }

    private static Changes changes(LockRequest held, Instant now) {
        Grant grant = held.grant();
        return grant == null
                ? Changes.NONE
                : new Changes(
                        List.of(new Changes.Granted(held.id(), held.owner().controller(), grant)),
                        List.of(LockEvent.of(LockEvent.Kind.GRANTED, held, now, "")),
                        Optional.empty());
    }
}
