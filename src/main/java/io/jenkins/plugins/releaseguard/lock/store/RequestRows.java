package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Place;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import io.jenkins.plugins.releaseguard.lock.engine.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of {@code lock_request} and of the tables that belong to it. */
final class RequestRows {

    private static final String COLUMNS = """
        SELECT r.id, r.controller, r.job, r.build, r.names, r.mode, r.permits, r.enclosing, r.callers, r.priority,
            r.cooldown_seconds, r.cancel_superseded, r.reason, r.rank, r.arrival, r.requested_at, r.granted_at,
            r.token, r.cooling_until
        """;
    /** Of a controller whose lease is over; null for one that has none. */
    static final String AWAY = "c." + ControllerRows.AWAY;

    private static final String COLUMNS_AND_AWAY = COLUMNS + ", (" + AWAY + ") AS away\n";
    private static final String AND_CONTROLLER =
            " JOIN lock_request r ON r.id = n.request_id LEFT JOIN lock_controller c ON c.id = r.controller";

    private RequestRows() {}

    /**
     * A request in a queue.
     *
     * @param isAway whether its controller's lease is over
     */
    record Seen(LockRequest request, boolean isAway) {

        /** What cools down was given back: nobody has to be there for it to end. */
        boolean isOnALeaseThatIsOver() {
            return isAway && request.isHeld() && !request.isCooling();
        }

        private static Seen read(ResultSet row) throws SQLException {
            return new Seen(RequestRows.read(row), row.getBoolean("away"));
        }
    }

    static List<LockRequest> find(RoundTrip trip, UUID id) {
        return trip.select(RequestRows::read, COLUMNS + "FROM lock_request r WHERE r.id = ?", id);
    }

    /** Who holds this lock, those too whose blocks are within others that do, and who cools down. */
    static List<Seen> holders(RoundTrip trip, LockName name) {
        return trip.select(
                Seen::read,
                COLUMNS_AND_AWAY + "FROM lock_request_name n" + AND_CONTROLLER
                        + " WHERE n.lock_name = ? AND n.waiting = FALSE",
                name.value());
    }

    /**
     * The next who wait for this lock, in their order.
     *
     * @param after whom to begin after; null for the front
     */
    static List<Seen> waiters(RoundTrip trip, LockName name, @Nullable Turn after, int most) {
        String rest = after == null ? "" : " AND (rank, arrival) > (" + after.rank() + ", " + after.arrival() + ")";
        // The columns that are given go into the order, too: so both databases read it from the index.
        return trip.select(
                Seen::read,
                COLUMNS_AND_AWAY
                        + "FROM (SELECT request_id, rank, arrival FROM lock_request_name"
                        + " WHERE lock_name = ? AND waiting = TRUE" + rest
                        + " ORDER BY lock_name, waiting, rank, arrival LIMIT " + most + ") n"
                        + AND_CONTROLLER + " ORDER BY n.rank, n.arrival",
                name.value());
    }

    /** Where somebody waits, or would, on this lock; counted without itself: position is that of the last before it. */
    static List<Place> place(RoundTrip trip, LockName name, Turn turn) {
        return trip.select(
                row -> new Place(row.getInt("ahead"), row.getInt("length")),
                """
                SELECT COUNT(*) AS length,
                    COALESCE(SUM(CASE WHEN rank < ? OR rank = ? AND arrival <= ? THEN 1 ELSE 0 END), 0) AS ahead
                FROM lock_request_name WHERE lock_name = ? AND waiting = TRUE\
                """,
                turn.rank(),
                turn.rank(),
                turn.arrival(),
                name.value());
    }

    /** The smallest and the greatest rank of those who wait for this lock; none if nobody does. */
    static List<Ranks> ranks(RoundTrip trip, LockName name) {
        return trip.select(row -> new Ranks(row.getLong("first"), row.getLong("last")), """
                SELECT MIN(rank) AS first, MAX(rank) AS last FROM lock_request_name
                WHERE lock_name = ? AND waiting = TRUE HAVING COUNT(*) > 0\
                """, name.value());
    }

    /** The ends of a queue. */
    record Ranks(long first, long last) {}

    /** All requests that name this lock and count in its queue. */
    static List<LockRequest> competing(RoundTrip trip, LockName name) {
        return trip.select(
                RequestRows::read,
                COLUMNS + "FROM lock_request_name n" + AND_CONTROLLER
                        + " WHERE n.lock_name = ? AND (n.waiting = FALSE OR (" + AWAY + ") IS NOT TRUE)",
                name.value());
    }

    /** All waiting requests that count in their queues, and without whose end this block can't end. */
    static List<LockRequest> holdingUp(RoundTrip trip, UUID block) {
        return trip.select(
                RequestRows::read,
                COLUMNS + "FROM lock_request_block n" + AND_CONTROLLER
                        + " WHERE n.block_id = ? AND r.granted_at IS NULL AND (" + AWAY + ") IS NOT TRUE",
                block);
    }

    /** All waiting requests that hold a block up, and count in their queues. */
    static List<LockRequest> nested(RoundTrip trip) {
        return trip.select(
                RequestRows::read,
                COLUMNS + "FROM (SELECT DISTINCT request_id FROM lock_request_block) n" + AND_CONTROLLER
                        + " WHERE r.granted_at IS NULL AND (" + AWAY + ") IS NOT TRUE ORDER BY r.arrival DESC");
    }

    /** Whether somebody waits behind this turn on this lock who holds a block up: at most one row. */
    static List<Boolean> nestedBehind(RoundTrip trip, LockName name, Turn turn) {
        return trip.select(row -> true, """
                SELECT 1 FROM lock_request_name n JOIN lock_request_block b ON b.request_id = n.request_id
                WHERE n.lock_name = ? AND n.waiting = TRUE AND n.rank >= ? LIMIT 1\
                """, name.value(), turn.rank());
    }

    /** Waiting requests of older builds of this job for just these locks. */
    static List<LockRequest> older(RoundTrip trip, Owner owner, List<LockName> names) {
        return trip.select(
                RequestRows::read,
                COLUMNS + "FROM lock_request r WHERE r.controller = ? AND r.job = ? AND r.build < ? AND r.names = ?"
                        + " AND r.granted_at IS NULL",
                owner.controller(),
                owner.job(),
                owner.build(),
                text(names));
    }

    /** The newest build of this job that waits for just these locks, in the place of older ones; at most one. */
    static List<LockRequest> newer(RoundTrip trip, Owner owner, List<LockName> names) {
        return trip.select(
                RequestRows::read,
                COLUMNS + "FROM lock_request r WHERE r.controller = ? AND r.job = ? AND r.build > ? AND r.names = ?"
                        + " AND r.granted_at IS NULL AND r.cancel_superseded = TRUE ORDER BY r.build DESC LIMIT 1",
                owner.controller(),
                owner.job(),
                owner.build(),
                text(names));
    }

    static List<LockRequest> ofController(RoundTrip trip, String controller) {
        return trip.select(
                RequestRows::read,
                COLUMNS + "FROM lock_request r WHERE r.controller = ? AND r.cooling_until IS NULL"
                        + " ORDER BY r.rank, r.arrival",
                controller);
    }

    static List<LockRequest> all(RoundTrip trip) {
        return trip.select(RequestRows::read, COLUMNS + "FROM lock_request r");
    }

    /**
     * Of these requests those whose controller's lease is over, and stays over until this transaction ends: their
     * controllers' rows are locked, so that none can renew meanwhile and think it still has what it loses now.
     */
    static List<UUID> lockLost(RoundTrip trip, List<UUID> ids) {
        return trip.select(
                row -> row.getObject("id", UUID.class),
                "SELECT r.id FROM lock_controller c JOIN lock_request r ON r.controller = c.id WHERE " + AWAY
                        + " AND r.id IN ("
                        + String.join(", ", ids.stream().map(id -> "?").toList())
                        + ") ORDER BY c.id FOR UPDATE",
                ids.toArray());
    }

    static void insert(RoundTrip trip, LockRequest request) {
        Demand demand = request.demand();
        Grant grant = request.grant();
        trip.change(
                """
                INSERT INTO lock_request (id, controller, job, build, names, mode, permits, enclosing, callers,
                    priority, cooldown_seconds, cancel_superseded, reason, rank, arrival, requested_at, granted_at, token)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                request.id(),
                request.owner().controller(),
                request.owner().job(),
                request.owner().build(),
                text(demand.names()),
                request.mode().name(),
                request.share().permits(),
                ids(demand.nesting().enclosing()),
                ids(demand.nesting().callers()),
                demand.conduct().priority(),
                (int) demand.conduct().cooldown().toSeconds(),
                demand.conduct().cancelSuperseded(),
                demand.conduct().reason(),
                request.turn().rank(),
                request.turn().arrival(),
                time(request.requestedAt()),
                grant == null ? null : time(grant.since()),
                grant == null ? null : grant.token());
        for (LockName name : demand.names()) {
            trip.change(
                    "INSERT INTO lock_request_name (request_id, lock_name, waiting, rank, arrival) VALUES (?, ?, ?, ?, ?)",
                    request.id(),
                    name.value(),
                    !request.isHeld(),
                    request.turn().rank(),
                    request.turn().arrival());
        }
        demand.nesting()
                .blocks()
                .distinct()
                .forEach(block -> trip.change(
                        "INSERT INTO lock_request_block (request_id, block_id) VALUES (?, ?)", request.id(), block));
    }

    static void grant(RoundTrip trip, UUID id, Grant grant) {
        trip.change(
                "UPDATE lock_request SET granted_at = ?, token = ? WHERE id = ?",
                time(grant.since()),
                grant.token(),
                id);
        trip.change("UPDATE lock_request_name SET waiting = FALSE WHERE request_id = ?", id);
    }

    static void cool(RoundTrip trip, UUID id, Instant until) {
        trip.change("UPDATE lock_request SET cooling_until = ? WHERE id = ?", time(until), id);
    }

    static void move(RoundTrip trip, UUID id, Turn turn) {
        trip.change("UPDATE lock_request SET rank = ? WHERE id = ?", turn.rank(), id);
        trip.change("UPDATE lock_request_name SET rank = ? WHERE request_id = ?", turn.rank(), id);
    }

    static void delete(RoundTrip trip, LockRequest request) {
        trip.change("DELETE FROM lock_request WHERE id = ?", request.id());
        trip.change("DELETE FROM lock_request_name WHERE request_id = ?", request.id());
        if (!request.demand().nesting().isNone()) {
            trip.change("DELETE FROM lock_request_block WHERE request_id = ?", request.id());
        }
    }

    /** Deletes what is waited for by controllers that have been away since then. */
    static void deleteAbandoned(Handle handle, OffsetDateTime since) {
        handle.execute("""
                DELETE FROM lock_request WHERE granted_at IS NULL
                    AND controller IN (SELECT id FROM lock_controller WHERE renewed_at < ?)\
                """, since);
        for (String table : List.of("lock_request_name", "lock_request_block")) {
            handle.execute("DELETE FROM " + table
                    + " WHERE NOT EXISTS (SELECT 1 FROM lock_request r WHERE r.id = request_id)");
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static LockRequest read(ResultSet row) throws SQLException {
        Conduct conduct = new Conduct(
                row.getInt("priority"),
                Duration.ofSeconds(row.getInt("cooldown_seconds")),
                row.getBoolean("cancel_superseded"),
                row.getString("reason"));
        Demand demand = new Demand(
                Stream.of(row.getString("names").split("\n")).map(LockName::new).toList(),
                new Share(LockMode.valueOf(row.getString("mode")), row.getInt("permits")),
                new Nesting(ids(row.getString("enclosing")), ids(row.getString("callers"))),
                conduct);
        OffsetDateTime grantedAt = row.getObject("granted_at", OffsetDateTime.class);
        OffsetDateTime coolingUntil = row.getObject("cooling_until", OffsetDateTime.class);
        return new LockRequest(
                row.getObject("id", UUID.class),
                new Owner(row.getString("controller"), row.getString("job"), row.getInt("build")),
                demand,
                new Turn(row.getLong("rank"), row.getLong("arrival")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                grantedAt == null ? null : new Grant(grantedAt.toInstant(), row.getLong("token")),
                coolingUntil == null ? null : coolingUntil.toInstant());
    }

    private static String text(List<LockName> names) {
        return names.stream().map(LockName::value).collect(Collectors.joining("\n"));
    }

    private static String ids(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    private static List<UUID> ids(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).map(UUID::fromString).toList();
    }
}
