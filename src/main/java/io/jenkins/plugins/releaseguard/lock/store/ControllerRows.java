package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of {@code lock_controller}. */
final class ControllerRows {

    /** A lease that is older is renewed before anything is granted on it. */
    static final double FRESH_SECONDS = LockStore.LEASE.toMillis() / 3000.0;

    private static final String FRESH = "renewed_at > CURRENT_TIMESTAMP - INTERVAL '" + FRESH_SECONDS + "' SECOND";

    /** Whether the lease is over; null if there is none. */
    static final String AWAY = "renewed_at < CURRENT_TIMESTAMP - INTERVAL '" + LockStore.LEASE.toSeconds() + "' SECOND";

    private static final String RENEW =
            "UPDATE lock_controller SET url = CASE WHEN ? = '' THEN url ELSE ? END, renewed_at = ";

    private ControllerRows() {}

    /**
     * Renews a lease that isn't over; {@code url} is kept if it is empty.
     *
     * @return false if it is over, or this controller is new
     */
    static boolean renew(Handle handle, String controller, String url, boolean leased) {
        return handle.execute(
                        RENEW + renewed(leased) + " WHERE id = ? AND (" + AWAY + ") IS NOT TRUE", url, url, controller)
                > 0;
    }

    /** Begins a lease. */
    static RoundTrip begin(RoundTrip trip, String controller, String url, boolean leased) {
        return trip.change(
                        "INSERT INTO lock_controller (id, url, renewed_at) VALUES (?, '', NULL) ON CONFLICT DO NOTHING",
                        controller)
                .change(RENEW + renewed(leased) + " WHERE id = ?", url, url, controller);
    }

    private static String renewed(boolean leased) {
        return leased ? "CURRENT_TIMESTAMP" : "NULL";
    }

    /** One row if the lease was renewed a moment ago. */
    static List<Boolean> fresh(RoundTrip trip, String controller) {
        return trip.select(row -> true, "SELECT 1 FROM lock_controller WHERE id = ? AND " + FRESH, controller);
    }

    /** The root URLs that are known, each with its controller's id. */
    static List<Map.Entry<String, String>> roots(RoundTrip trip) {
        return trip.select(
                row -> Map.entry(row.getString("id"), row.getString("url")),
                "SELECT id, url FROM lock_controller WHERE url <> ''");
    }

    /**
     * All that this controller's builds hold and wait for.
     *
     * @param changes what came of renewing its lease
     */
    static Pulse pulse(RoundTrip trip, String controller, Changes changes) throws SQLException {
        Map<UUID, Grant> held = new HashMap<>();
        Set<UUID> waiting = new HashSet<>();
        trip.select(
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    OffsetDateTime since = row.getObject("granted_at", OffsetDateTime.class);
                    return since == null
                            ? waiting.add(id)
                            : held.put(id, new Grant(since.toInstant(), row.getLong("token"))) == null;
                },
                "SELECT id, granted_at, token FROM lock_request WHERE controller = ? AND cooling_until IS NULL",
                controller);
        trip.run();
        return new Pulse(Map.copyOf(held), Set.copyOf(waiting), changes);
    }
}
