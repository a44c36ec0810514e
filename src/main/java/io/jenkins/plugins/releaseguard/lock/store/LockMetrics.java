package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent.Kind;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * All locks of the store in numbers, on all its controllers.
 *
 * @param locks that anybody has ever asked for
 * @param held locks that somebody has, or that cool down
 * @param closed locks that are closed for maintenance
 * @param holding requests that have their locks
 * @param cooling requests that gave their locks back, which cool down
 * @param waiting requests that wait
 * @param longestWait how long the request has waited that has waited longest; zero if none waits
 * @param ended requests that ended within {@link #PERIOD}, by how they ended; no entry for none
 */
public record LockMetrics(
        long locks,
        long held,
        long closed,
        long holding,
        long cooling,
        long waiting,
        Duration longestWait,
        Map<Kind, Long> ended) {

    /** How far back {@link #ended} looks. */
    public static final Duration PERIOD = Duration.ofDays(1);

    private static final String NOW = """
        SELECT (SELECT COUNT(*) FROM release_lock) AS locks,
            (SELECT COUNT(DISTINCT n.lock_name) FROM lock_request_name n JOIN lock_request r ON r.id = n.request_id
                WHERE n.waiting = FALSE AND (r.cooling_until IS NULL OR r.cooling_until > :now)) AS held,
            (SELECT COUNT(*) FROM release_lock WHERE closed_at IS NOT NULL) AS closed,
            COUNT(CASE WHEN granted_at IS NOT NULL AND cooling_until IS NULL THEN 1 END) AS holding,
            COUNT(CASE WHEN cooling_until > :now THEN 1 END) AS cooling,
            COUNT(CASE WHEN granted_at IS NULL THEN 1 END) AS waiting,
            MIN(CASE WHEN granted_at IS NULL THEN requested_at END) AS first_waiter
        FROM lock_request\
        """;

    /** A request for several locks has a row for each. */
    private static final String ENDED = """
        SELECT kind, COUNT(DISTINCT request_id) AS requests FROM lock_history
        WHERE at > :from AND request_id IS NOT NULL AND kind <> 'MOVED' GROUP BY kind\
        """;

    /**
     * Of the store that this controller is configured to use.
     *
     * @throws DatabaseUnavailableException when the database can't be reached
     */
    public static LockMetrics ofController() {
        return of(ControllerDatabase.get(), Time.now());
    }

    static LockMetrics of(Database database, Instant now) {
        return database.read(handle -> read(handle, now));
    }

    private static LockMetrics read(Handle handle, Instant now) {
        Map<Kind, Long> ended = new EnumMap<>(Kind.class);
        handle.createQuery(ENDED)
                .bind("from", now.minus(PERIOD).atOffset(ZoneOffset.UTC))
                .map((row, context) -> Map.entry(Kind.valueOf(row.getString("kind")), row.getLong("requests")))
                .forEach(entry -> ended.put(entry.getKey(), entry.getValue()));
        return handle.createQuery(NOW)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new LockMetrics(
                        row.getLong("locks"),
                        row.getLong("held"),
                        row.getLong("closed"),
                        row.getLong("holding"),
                        row.getLong("cooling"),
                        row.getLong("waiting"),
                        wait(row, now),
                        Map.copyOf(ended)))
                .one();
    }

    private static Duration wait(ResultSet row, Instant now) throws SQLException {
        return Optional.ofNullable(row.getObject("first_waiter", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .filter(first -> first.isBefore(now))
                .map(first -> Duration.between(first, now))
                .orElse(Duration.ZERO);
    }

    /** How many requests ended in this way within {@link #PERIOD}. */
    public long ended(Kind kind) {
        return ended.getOrDefault(kind, 0L);
    }
}
