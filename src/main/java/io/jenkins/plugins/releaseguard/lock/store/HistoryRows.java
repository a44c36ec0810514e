package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import java.util.List;
import java.util.UUID;

/** The rows of {@code lock_history}. */
final class HistoryRows {

    private static final int MAX_REASON = 4000;

    private HistoryRows() {}

    /**
     * Writes down what happened, once for each lock.
     *
     * @param stops whether the holder's build is to be stopped
     */
    static void insert(RoundTrip trip, LockEvent event, boolean stops) {
        LockRequest request = event.request();
        Grant grant = request == null ? null : request.grant();
        for (LockName name : event.names()) {
            trip.change(
                    """
                    INSERT INTO lock_history (lock_name, kind, at, request_id, controller, job, build, mode, permits,
                        purpose, requested_at, granted_at, token, by_user, reason, stops)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    name.value(),
                    event.kind().name(),
                    RequestRows.time(event.at()),
                    request == null ? null : request.id(),
                    request == null ? null : request.owner().controller(),
                    request == null ? null : request.owner().job(),
                    request == null ? null : request.owner().build(),
                    request == null ? null : request.mode().name(),
                    request == null ? null : request.share().permits(),
                    request == null ? null : request.demand().conduct().reason(),
                    request == null ? null : RequestRows.time(request.requestedAt()),
                    grant == null ? null : RequestRows.time(grant.since()),
                    grant == null ? null : grant.token(),
                    event.user(),
                    cut(event.reason()),
                    stops);
        }
    }

    /** How a request ended; at most one row. */
    static List<Ended> ended(RoundTrip trip, UUID request) {
        return trip.select(
                row -> new Ended(
                        End.valueOf(row.getString("kind")),
                        row.getString("by_user"),
                        row.getString("reason"),
                        row.getBoolean("stops")),
                "SELECT kind, by_user, reason, stops FROM lock_history WHERE request_id = ? AND kind <> 'MOVED'"
                        + " ORDER BY id DESC LIMIT 1",
                request);
    }

    private static String cut(String text) {
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON);
    }
}
