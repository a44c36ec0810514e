package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of {@code lock_history} that {@link LockBook} reads, within one transaction. */
final class PastRows {

    private static final String WAITED = "COALESCE(granted_at, at) - requested_at";
    private static final String HELD = "at - granted_at";

    private static final Map<String, String> ORDER = Map.of("at", "id", "waited", WAITED, "held", HELD);

    private final Handle handle;

    PastRows(Handle handle) {
        this.handle = handle;
    }

    List<HistoryEntry> of(LockName name, ListRequest request) {
        String order = ORDER.getOrDefault(request.sort(), "id") + (request.descending() ? " DESC" : "");
        return handle.createQuery("""
                        SELECT kind, at, controller, job, build, mode, permits, purpose, requested_at, granted_at, token,
                            by_user, reason
                        FROM lock_history WHERE lock_name = :name
                        ORDER BY\s""" + order + " NULLS LAST, id OFFSET :offset ROWS FETCH FIRST :size ROWS ONLY")
                .bind("name", name.value())
                .bind("offset", request.offset())
                .bind("size", request.size())
                .map((row, context) -> entry(row))
                .list();
    }

    long count(LockName name) {
        return handle.select("SELECT COUNT(*) FROM lock_history WHERE lock_name = ?", name.value())
                .mapTo(Long.class)
                .one();
    }

    /** A refused request never waited, and one that was moved goes on. */
    List<LockUsage> usage(LockName name, Instant from) {
        return handle.createQuery("""
                        SELECT CAST(at AS DATE) AS used_on, COUNT(*) AS requests,
                            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY waited) AS waited_median,
                            PERCENTILE_CONT(0.95) WITHIN GROUP (ORDER BY waited) AS waited_p95,
                            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY held) AS held_median,
                            PERCENTILE_CONT(0.95) WITHIN GROUP (ORDER BY held) AS held_p95
                        FROM (
                            SELECT at,
                                CAST(EXTRACT(EPOCH FROM (COALESCE(granted_at, at) - requested_at)) AS DOUBLE PRECISION) AS waited,
                                CAST(EXTRACT(EPOCH FROM (at - granted_at)) AS DOUBLE PRECISION) AS held
                            FROM lock_history
                            WHERE lock_name = :name AND at >= :from AND requested_at IS NOT NULL
                                AND kind NOT IN ('MOVED', 'DEADLOCK', 'REFUSED')) u
                        GROUP BY CAST(at AS DATE) ORDER BY 1\
                        """)
                .bind("name", name.value())
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new LockUsage(
                        row.getObject("used_on", LocalDate.class),
                        row.getLong("requests"),
                        Math.max(0, row.getDouble("waited_median")),
                        Math.max(0, row.getDouble("waited_p95")),
                        seconds(row, "held_median"),
                        seconds(row, "held_p95")))
                .list();
    }

    /** A clock that was set back may have made it negative. */
    private static @Nullable Double seconds(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Math.max(0, value);
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                LockEvent.Kind.valueOf(row.getString("kind")),
                instant(row, "at"),
                past(row),
                row.getString("by_user"),
                row.getString("reason"));
    }

    private static HistoryEntry.@Nullable Past past(ResultSet row) throws SQLException {
        OffsetDateTime requested = row.getObject("requested_at", OffsetDateTime.class);
        if (requested == null) {
            return null;
        }
        OffsetDateTime granted = row.getObject("granted_at", OffsetDateTime.class);
        long token = row.getLong("token");
        return new HistoryEntry.Past(
                new Owner(row.getString("controller"), row.getString("job"), row.getInt("build")),
                new Share(LockMode.valueOf(row.getString("mode")), row.getInt("permits")),
                row.getString("purpose"),
                requested.toInstant(),
                granted == null ? null : granted.toInstant(),
                granted == null ? null : token);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
