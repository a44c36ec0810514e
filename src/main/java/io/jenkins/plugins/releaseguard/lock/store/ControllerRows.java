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

    private ControllerRows() {}

    /** Renews the lease, of a new controller, too; {@code url} is kept if it is null. */
    static void renew(Handle handle, String controller, String url, boolean leased) {
        String renewed = leased ? "CURRENT_TIMESTAMP" : "NULL";
        int found = handle.execute(
                "UPDATE lock_controller SET url = CASE WHEN ? = '' THEN url ELSE ? END, renewed_at = " + renewed
                        + " WHERE id = ?",
                url,
                url,
                controller);
        if (found == 0) {
            handle.execute(
                    "INSERT INTO lock_controller (id, url, renewed_at) VALUES (?, ?, " + renewed
                            + ") ON CONFLICT DO NOTHING",
                    controller,
                    url);
        }
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

    /** All that this controller's builds hold and wait for. */
    static Pulse pulse(RoundTrip trip, String controller) throws SQLException {
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
        return new Pulse(Map.copyOf(held), Set.copyOf(waiting));
    }
}
