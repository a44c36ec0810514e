package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Place;
import io.jenkins.plugins.releaseguard.lock.engine.WaitGraph;
import io.jenkins.plugins.releaseguard.lock.store.RequestRows.Seen;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What can be read about locks within one transaction. */
final class Reading {

    /**
     * Locks for which builds of a controller wait, that are open, and that nobody has alone for whose lease or cooldown
     * isn't over. For most waiting builds that is already the answer.
     */
    private static final String PERHAPS_DUE = """
        SELECT w.lock_name
        FROM (SELECT DISTINCT n.lock_name FROM lock_request r JOIN lock_request_name n ON n.request_id = r.id
              WHERE r.controller = ? AND r.granted_at IS NULL) w
        JOIN release_lock l ON l.name = w.lock_name
        WHERE l.closed_at IS NULL AND (l.capacity > 1 OR NOT EXISTS (
            SELECT 1 FROM lock_request_name n JOIN lock_request h ON h.id = n.request_id
            LEFT JOIN lock_controller c ON c.id = h.controller
            WHERE n.lock_name = w.lock_name AND n.waiting = FALSE AND h.mode = 'EXCLUSIVE'
                AND (h.cooling_until > ? OR h.cooling_until IS NULL AND (%s) IS NOT TRUE)))
        ORDER BY w.lock_name\
        """.formatted(RequestRows.AWAY);

    private final Handle handle;
    private final boolean shared;
    private final Instant now;

    Reading(Handle handle, boolean shared, Instant now) {
        this.handle = handle;
        this.shared = shared;
        this.now = now;
    }

    RoundTrip trip() {
        return new RoundTrip(handle, shared);
    }

    /** Asks one thing, in a trip of its own. */
    <T> List<T> ask(Function<RoundTrip, List<T>> question) throws SQLException {
        RoundTrip trip = trip();
        List<T> found = question.apply(trip);
        trip.run();
        return found;
    }

    Optional<LockRequest> find(UUID id) throws SQLException {
        return ask(trip -> RequestRows.find(trip, id)).stream().findFirst();
    }

    /** As they are; nobody is kept from changing them. */
    Queues queues(List<LockName> names) throws SQLException {
        RoundTrip trip = trip();
        Queues queues = new Queues(this::trip, shared).ask(trip, names, LockRow::find);
        trip.run();
        return queues.answered();
    }

    /** How a request stands in the fronts of its queues, in which it needn't be. */
    Standing standing(LockRequest request, LockQueue fronts) throws SQLException {
        if (request.isHeld()) {
            return new Standing(request, fronts, new Place(0, 0), Map.of());
        }
        RoundTrip trip = trip();
        List<Map.Entry<String, String>> roots = ControllerRows.roots(trip);
        List<List<Place>> places = request.names().stream()
                .map(name -> RequestRows.place(trip, name, request.turn()))
                .toList();
        trip.run();
        Place worst = places.stream()
                .flatMap(List::stream)
                .max((one, other) -> one.position() != other.position()
                        ? Integer.compare(one.position(), other.position())
                        : Integer.compare(one.length(), other.length()))
                .orElseThrow();
        return new Standing(
                request,
                fronts.with(request),
                worst,
                roots.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Set<LockName> due(String controller) throws SQLException {
        List<LockName> candidates = ask(trip -> trip.select(
                row -> new LockName(row.getString("lock_name")), PERHAPS_DUE, controller, RequestRows.time(now)));
        Set<LockName> due = new LinkedHashSet<>();
        for (LockName name : candidates) {
            if (isDue(name)) {
                due.add(name);
            }
        }
        return due;
    }

    private boolean isDue(LockName name) throws SQLException {
        Queues queues = queues(List.of(name));
        if (!queues.awayAndInTheWay().isEmpty() || queues.hasCooledDown(now)) {
            return true;
        }
        for (LockRequest request : queues.queue().fitting(List.of(name))) {
            LockQueue all = request.names().size() == 1
                    ? queues.queue()
                    : queues(request.names()).queue().with(request);
            if (all.mayGrant(request)) {
                return true;
            }
        }
        return false;
    }

    Optional<Ended> ended(UUID id) throws SQLException {
        return ask(trip -> HistoryRows.ended(trip, id)).stream().findFirst();
    }

    /** Without those that have cooled down: their rows stay until somebody asks for the lock. */
    List<LockRequest> holders(LockName name) throws SQLException {
        return ask(trip -> RequestRows.holders(trip, name)).stream()
                .map(Seen::request)
                .filter(holder -> !holder.hasCooledDown(now))
                .toList();
    }

    List<LockRequest> ofController(String controller) throws SQLException {
        return ask(trip -> RequestRows.ofController(trip, controller));
    }

    LockQueue all() throws SQLException {
        RoundTrip trip = trip();
        List<LockRow> rows = LockRow.all(trip);
        List<LockRequest> requests = RequestRows.all(trip);
        trip.run();
        return new LockQueue(LockRow.terms(rows.stream()), requests);
    }

    /** All waiting requests that hold a block up; nobody else looks for deadlocks until this transaction ends. */
    List<LockRequest> nested() throws SQLException {
        checkAlone();
        return ask(RequestRows::nested);
    }

    private void checkAlone() throws SQLException {
        trip().change("SELECT id FROM lock_deadlock_check WHERE id = 1 FOR UPDATE")
                .run();
    }

    /**
     * Why a request would wait for ever; empty if it wouldn't. One such check at a time, in all the database: of two
     * requests that close a circle at once the second sees it.
     */
    Optional<String> deadlock(LockRequest request) throws SQLException {
        checkAlone();
        try {
            return new WaitGraph(request, new Surroundings()).deadlock();
        } catch (Unreadable e) {
            throw e.cause;
        }
    }

    /** Carries the cause through the search, which knows no database. */
    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        Unreadable(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** The rows as a search for deadlocks sees them. */
    private final class Surroundings implements WaitGraph.Surroundings {

        @Override
        public LockQueue competing(List<LockName> names) {
            RoundTrip trip = trip();
            List<List<LockRow>> rows =
                    names.stream().map(name -> LockRow.find(trip, name)).toList();
            List<List<LockRequest>> found = names.stream()
                    .map(name -> RequestRows.competing(trip, name))
                    .toList();
            run(trip);
            Map<UUID, LockRequest> requests = new LinkedHashMap<>();
            found.stream().flatMap(List::stream).forEach(each -> requests.put(each.id(), each));
            return new LockQueue(LockRow.terms(rows.stream().flatMap(List::stream)), requests.values());
        }

        @Override
        public List<LockRequest> holdingUp(UUID block) {
            RoundTrip trip = trip();
            List<LockRequest> found = RequestRows.holdingUp(trip, block);
            run(trip);
            return new ArrayList<>(found);
        }

        private void run(RoundTrip trip) {
            try {
                trip.run();
            } catch (SQLException e) {
                throw new Unreadable(e);
            }
        }
    }
}
