package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code release_lock}.
 *
 * @param declaredBy id of the controller that declared the capacity; null if none did
 * @param lastToken number of the last grant
 * @param lastArrival the greatest arrival so far
 */
record LockRow(LockName name, LockTerms terms, @Nullable String declaredBy, long lastToken, long lastArrival) {

    private static final String SELECT =
            "SELECT name, capacity, declared_by, last_token, last_arrival, closed_by, closed_reason, closed_at"
                    + " FROM release_lock";
    private static final String BY_NAME = SELECT + " WHERE name = ?";

    static List<LockRow> all(RoundTrip trip) {
        return trip.select(LockRow::read, SELECT);
    }

    static List<LockRow> find(RoundTrip trip, LockName name) {
        return trip.select(LockRow::read, BY_NAME, name.value());
    }

    /** Nobody else decides about this lock until the transaction ends. */
    static List<LockRow> lock(RoundTrip trip, LockName name) {
        return trip.select(LockRow::read, BY_NAME + " FOR UPDATE", name.value());
    }

    static LockRow read(ResultSet row) throws SQLException {
        String closedBy = row.getString("closed_by");
        LockTerms.@Nullable Closure closed = closedBy == null
                ? null
                : new LockTerms.Closure(
                        closedBy,
                        row.getString("closed_reason"),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant());
        return new LockRow(
                new LockName(row.getString("name")),
                new LockTerms(row.getInt("capacity"), closed),
                row.getString("declared_by"),
                row.getLong("last_token"),
                row.getLong("last_arrival"));
    }

    static Map<LockName, LockTerms> terms(Stream<LockRow> rows) {
        return rows.collect(Collectors.toMap(LockRow::name, LockRow::terms));
    }

    void update(RoundTrip trip) {
        LockTerms.Closure closed = terms.closed();
        trip.change(
                """
                UPDATE release_lock SET capacity = ?, declared_by = ?, last_token = ?, last_arrival = ?,
                    closed_by = ?, closed_reason = ?, closed_at = ?
                WHERE name = ?\
                """,
                terms.capacity(),
                declaredBy,
                lastToken,
                lastArrival,
                closed == null ? null : closed.user(),
                closed == null ? null : closed.reason(),
                closed == null ? null : closed.at().atOffset(ZoneOffset.UTC),
                name.value());
    }

    /** As this controller's configuration wants it; what another one declared stays as long as this one says nothing. */
    LockRow declared(String controller, @Nullable DeclaredLock lock) {
        if (lock != null) {
            return new LockRow(
                    name, new LockTerms(lock.capacity(), terms.closed()), controller, lastToken, lastArrival);
        }
        return controller.equals(declaredBy)
                ? new LockRow(name, new LockTerms(1, terms.closed()), null, lastToken, lastArrival)
                : this;
    }

    LockRow withToken(long token) {
        return new LockRow(name, terms, declaredBy, token, lastArrival);
    }

    LockRow withArrival(long arrival) {
        return new LockRow(name, terms, declaredBy, lastToken, arrival);
    }

    LockRow with(LockTerms.@Nullable Closure closed) {
        return new LockRow(name, new LockTerms(terms.capacity(), closed), declaredBy, lastToken, lastArrival);
    }
}
