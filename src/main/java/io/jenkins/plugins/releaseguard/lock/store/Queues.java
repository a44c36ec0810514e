package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Turn;
import io.jenkins.plugins.releaseguard.lock.store.RequestRows.Seen;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The queues of some locks as far as they matter: who holds, and of those who wait the first, down to one behind whom
 * nobody can go. So a decision costs as much as it grants, however long the queues are.
 */
final class Queues {

    /** Most often only the first in line matters. */
    private static final int FIRST_LOOK = 2;

    private static final int LOOK = 100;

    private final Supplier<RoundTrip> trips;
    private final boolean shared;
    private final List<List<LockRow>> foundRows = new ArrayList<>();
    private final List<List<Seen>> foundHolders = new ArrayList<>();
    private final Map<LockName, List<Seen>> foundFronts = new LinkedHashMap<>();
    private final Map<LockName, LockRow> rows = new LinkedHashMap<>();
    private final Set<LockName> changed = new HashSet<>();
    private final Map<LockName, @Nullable Turn> readTo = new HashMap<>();
    private final Map<UUID, Seen> seen = new LinkedHashMap<>();
    private @Nullable LockQueue queue;

    /** How the rows of the locks are read: {@link LockRow#lock} or {@link LockRow#find}. */
    interface Rows extends BiFunction<RoundTrip, LockName, List<LockRow>> {}

    /** @param shared whether several controllers may use this database */
    Queues(Supplier<RoundTrip> trips, boolean shared) {
        this.trips = trips;
        this.shared = shared;
    }

    /**
     * Adds to a trip what reads the rows of these locks and the fronts of their queues.
     *
     * @param names in their order, so that two who lock rows can't wait for each other
     */
    Queues ask(RoundTrip trip, Collection<LockName> names, Rows how) {
        for (LockName name : names) {
            foundRows.add(how.apply(trip, name));
        }
        for (LockName name : names) {
            foundHolders.add(RequestRows.holders(trip, name));
            foundFronts.put(name, RequestRows.waiters(trip, name, null, FIRST_LOOK));
        }
        return this;
    }

    /** After the trip. */
    Queues answered() throws SQLException {
        foundRows.stream().flatMap(List::stream).forEach(row -> rows.put(row.name(), row));
        foundHolders.stream().flatMap(List::stream).forEach(this::note);
        foundFronts.forEach((name, front) -> noteWaiters(name, front, FIRST_LOOK));
        fill();
        return this;
    }

    /** Reads on until nobody further back can matter. */
    void fill() throws SQLException {
        for (LockName name : rows.keySet()) {
            Turn last = readTo.get(name);
            while (last != null && (!queue().isFull(name, last) || isAnybodyHidden(name))) {
                RoundTrip trip = trips.get();
                List<Seen> more = RequestRows.waiters(trip, name, last, LOOK);
                trip.run();
                noteWaiters(name, more, LOOK);
                last = readTo.get(name);
            }
        }
    }

    /** Whether those who would take a lock from a controller that is away may stand behind its own waiters. */
    private boolean isAnybodyHidden(LockName name) {
        return queue().waiters(name).isEmpty()
                && seen.values().stream()
                        .filter(Seen::isOnALeaseThatIsOver)
                        .anyMatch(holder -> holder.request().names().contains(name));
    }

    private void noteWaiters(LockName name, List<Seen> waiters, int asked) {
        waiters.forEach(this::note);
        readTo.put(
                name,
                waiters.size() < asked
                        ? null
                        : waiters.get(waiters.size() - 1).request().turn());
    }

    private void note(Seen request) {
        seen.putIfAbsent(request.request().id(), request);
        queue = null;
    }

    /** The locks there are. */
    Set<LockName> names() {
        return rows.keySet();
    }

    boolean areShared() {
        return shared;
    }

    /** Without the waiters of controllers that are away: they keep their places, but nobody waits for them. */
    LockQueue queue() {
        LockQueue known = queue;
        if (known == null) {
            known = new LockQueue(
                    LockRow.terms(rows.values().stream()),
                    seen.values().stream()
                            .filter(each -> each.request().isHeld() || !each.isAway())
                            .map(Seen::request)
                            .toList());
            queue = known;
        }
        return known;
    }

    /** Who holds what somebody waits for, though its controller is away. */
    List<UUID> awayAndInTheWay() {
        Set<UUID> away = seen.values().stream()
                .filter(Seen::isOnALeaseThatIsOver)
                .map(each -> each.request().id())
                .collect(Collectors.toSet());
        return away.isEmpty()
                ? List.of()
                : queue().requests().stream()
                        .filter(request -> !request.isHeld())
                        .flatMap(request -> queue().blockers(request).stream())
                        .map(LockRequest::id)
                        .filter(away::contains)
                        .distinct()
                        .toList();
    }

    boolean hasCooledDown(Instant now) {
        return seen.values().stream().anyMatch(each -> each.request().hasCooledDown(now));
    }

    List<UUID> lockLost(List<UUID> ids) throws SQLException {
        RoundTrip trip = trips.get();
        List<UUID> lost = RequestRows.lockLost(trip, ids);
        trip.run();
        return lost;
    }

    void put(LockRequest request) {
        Seen before = seen.get(request.id());
        seen.put(request.id(), new Seen(request, before != null && before.isAway()));
        queue = null;
    }

    void remove(Collection<UUID> ids) {
        seen.keySet().removeAll(ids);
        queue = null;
    }

    long lastArrival() {
        return rows.values().stream().mapToLong(LockRow::lastArrival).max().orElse(0);
    }

    void arrived(LockRequest request) {
        change(row -> row.withArrival(request.turn().arrival()), request.names());
    }

    /** Greater than all tokens given for these locks. */
    long drawToken(List<LockName> names) {
        long token =
                names.stream().mapToLong(name -> row(name).lastToken()).max().orElseThrow() + 1;
        change(row -> row.withToken(token), names);
        return token;
    }

    LockRow row(LockName name) {
        LockRow row = rows.get(name);
        if (row == null) {
            throw new IllegalStateException("No decision is made here about '" + name + "'");
        }
        return row;
    }

    void change(UnaryOperator<LockRow> change, Collection<LockName> names) {
        for (LockName name : names) {
            LockRow before = row(name);
            LockRow after = change.apply(before);
            if (!after.equals(before)) {
                rows.put(name, after);
                changed.add(name);
                queue = null;
            }
        }
    }

    void write(RoundTrip trip) {
        changed.forEach(name -> row(name).update(trip));
    }
}
