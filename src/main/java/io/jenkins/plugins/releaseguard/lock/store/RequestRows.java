package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.WaitGraph;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The rows of {@code lock_request} and {@code lock_request_name}, within a transaction of {@link LockStore}. */
final class RequestRows {

    private static final String SELECT = """
        SELECT r.id, r.arrival, r.controller, r.job, r.build, r.mode, r.enclosing, r.requested_at,
            r.granted_at, r.token, n.lock_name
        FROM lock_request r JOIN lock_request_name n ON n.request_id = r.id
        """;
    private static final String ORDER = " ORDER BY r.arrival, n.lock_name";

    private RequestRows() {}

    static void insert(Handle handle, UUID id, Owner owner, Demand demand, Instant now) {
        handle.execute(
                """
                INSERT INTO lock_request (id, controller, job, build, mode, enclosing, state, requested_at)
                VALUES (?, ?, ?, ?, ?, ?, 'WAITING', ?)\
                """,
                id,
                owner.controller(),
                owner.job(),
                owner.build(),
                demand.mode().name(),
                text(demand.enclosing()),
                now.atOffset(ZoneOffset.UTC));
        for (LockName name : demand.names()) {
            handle.execute("INSERT INTO lock_request_name (request_id, lock_name) VALUES (?, ?)", id, name.value());
        }
    }

    static void grant(Handle handle, UUID id, Grant grant) {
        handle.execute(
                "UPDATE lock_request SET state = 'HELD', granted_at = ?, token = ? WHERE id = ?",
                grant.since().atOffset(ZoneOffset.UTC),
                grant.token(),
                id);
    }

    static void delete(Handle handle, UUID id) {
        handle.execute("DELETE FROM lock_request WHERE id = ?", id);
    }

    static Optional<LockRequest> find(Handle handle, UUID id) {
        return read(handle.select(SELECT + "WHERE r.id = ?" + ORDER, id)).stream()
                .findFirst();
    }

    /** All requests that name one of these locks. */
    static LockQueue competing(Handle handle, List<LockName> names) {
        return new LockQueue(read(handle.createQuery(SELECT
                        + "WHERE r.id IN (SELECT request_id FROM lock_request_name WHERE lock_name IN (<names>))"
                        + ORDER)
                .bindList("names", names.stream().map(LockName::value).toList())));
    }

    static List<LockRequest> ofOwner(Handle handle, Owner owner) {
        return read(handle.select(
                SELECT + "WHERE r.build = ? AND r.controller = ? AND r.job = ?" + ORDER,
                owner.build(),
                owner.controller(),
                owner.job()));
    }

    /** The rows as a search for deadlocks sees them. */
    record Surroundings(Handle handle) implements WaitGraph.Surroundings {

        @Override
        public LockQueue competing(List<LockName> names) {
            return RequestRows.competing(handle, names);
        }

        @Override
        public List<LockRequest> ofOwner(Owner owner) {
            return RequestRows.ofOwner(handle, owner);
        }
    }

    static boolean isHeld(Handle handle, LockName name) {
        return handle.select("""
                        SELECT COUNT(*) FROM lock_request r JOIN lock_request_name n ON n.request_id = r.id
                        WHERE n.lock_name = ? AND r.state = 'HELD'\
                        """, name.value()).mapTo(Integer.class).one() > 0;
    }

    static LockQueue all(Handle handle) {
        return new LockQueue(read(handle.createQuery(SELECT + ORDER)));
    }

    private static List<LockRequest> read(Query query) {
        Map<UUID, LockRequest> requests = new LinkedHashMap<>();
        query.map((row, context) -> read(row))
                .forEach(request -> requests.merge(request.id(), request, RequestRows::withNamesOfBoth));
        return List.copyOf(requests.values());
    }

    private static LockRequest read(ResultSet row) throws SQLException {
        Owner owner = new Owner(row.getString("controller"), row.getString("job"), row.getInt("build"));
        return new LockRequest(
                row.getObject("id", UUID.class),
                row.getLong("arrival"),
                owner,
                new Demand(
                        List.of(new LockName(row.getString("lock_name"))),
                        LockMode.valueOf(row.getString("mode")),
                        ids(row.getString("enclosing"))),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                grant(row));
    }

    private static @Nullable Grant grant(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("granted_at", OffsetDateTime.class);
        return since == null ? null : new Grant(since.toInstant(), row.getLong("token"));
    }

    private static String text(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    private static List<UUID> ids(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).map(UUID::fromString).toList();
    }

    private static LockRequest withNamesOfBoth(LockRequest first, LockRequest next) {
        List<LockName> names = new ArrayList<>(first.names());
        names.addAll(next.names());
        names.sort(null);
        return new LockRequest(
                first.id(),
                first.arrival(),
                first.owner(),
                new Demand(List.copyOf(names), first.mode(), first.demand().enclosing()),
                first.requestedAt(),
                first.grant());
    }
}
