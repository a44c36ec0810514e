package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The transactions in which locks are decided about, and those that follow from them. */
final class LockTransactions {

    private final Database database;
    private final Clock clock;

    /** Reads something. */
    @FunctionalInterface
    interface Reader<T extends @Nullable Object> {

        T read(Reading reading) throws SQLException;
    }

    /** Decides about one request, whose locks' rows are locked. */
    @FunctionalInterface
    interface OfRequest<T> {

        Optional<T> decide(Decision decision, LockRequest request) throws SQLException;
    }

    /**
     * What came of one transaction.
     *
     * @param followUps locks to decide about next
     */
    record Outcome<T>(T value, Changes changes, Set<List<LockName>> followUps) {}

    LockTransactions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean areShared() {
        return !database.isEmbedded();
    }

    /** As exact as both databases keep it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    <T extends @Nullable Object> T read(Reader<T> reader) {
        return database.read(handle -> reader.read(reading(handle)));
    }

    /** Does one transaction. */
    <T extends @Nullable Object> T write(Reader<T> work) {
        return database.write(handle -> work.read(reading(handle)));
    }

    /** Gives PostgreSQL what one trip brings, as a transaction of its own. */
    <T extends @Nullable Object> T writeAtOnce(Reader<T> message) {
        return database.writeAtOnce(handle -> message.read(reading(handle)));
    }

    Changes prepare(Collection<LockName> names, String controller) {
        createRows(names);
        return renew(controller, "");
    }

    private Changes renew(String controller, String url) {
        if (database.<Boolean>write(handle -> ControllerRows.renew(handle, controller, url, areShared()))) {
            return Changes.NONE;
        }
        Outcome<Boolean> back = write(reading -> comeBack(reading, controller, url));
        return follow(back.changes, back.followUps);
    }

    /**
     * Others may have queued as if this controller's waiters weren't there: whoever waits for ever now that they are
     * leaves its queue. In each circle is somebody who holds a block up.
     */
    private Outcome<Boolean> comeBack(Reading reading, String controller, String url) throws SQLException {
        ControllerRows.begin(reading.trip(), controller, url, areShared()).run();
        List<LockRequest> nested = reading.nested();
        RoundTrip trip = reading.trip();
        Queues queues = lock(reading, trip, sorted(nested.stream().flatMap(each -> each.names().stream())));
        trip.run();
        Decision decision = new Decision(reading, queues.answered(), now());
        for (LockRequest each : nested) {
            Optional<String> deadlock = reading.deadlock(each);
            if (deadlock.isPresent()) {
                decision.end(each, End.DEADLOCK, "", deadlock.get(), true);
                decision.flush();
            }
        }
        decision.settle();
        Set<List<LockName>> followUps = decision.finish("");
        return new Outcome<>(true, decision.changes(), followUps);
    }

    private static List<LockName> sorted(Stream<LockName> names) {
        return names.distinct().sorted().toList();
    }

    /** In the order of their names, and confirmed before anything else: so two who do it can't wait for each other. */
    private void createRows(Collection<LockName> names) {
        database.run(handle -> names.forEach(name ->
                handle.execute("INSERT INTO release_lock (name) VALUES (?) ON CONFLICT DO NOTHING", name.value())));
    }

    Pulse pulse(String controller, String url) {
        Changes changes = renew(controller, url);
        return read(reading -> ControllerRows.pulse(reading.trip(), controller, changes));
    }

    int forget(Instant before) {
        OffsetDateTime time = RequestRows.time(before);
        return database.write(handle -> {
            RequestRows.deleteAbandoned(handle, time);
            return handle.execute("DELETE FROM lock_history WHERE at < ?", time);
        });
    }

    /**
     * Decides about a request by its id, and about its locks after that.
     *
     * @param acting id of the controller that hears of it anyway; null for the request's own
     * @param result makes the result of what was decided, which is empty if there is no such request, and the changes
     */
    <T, R> R decideOf(UUID id, @Nullable String acting, OfRequest<T> work, BiFunction<Optional<T>, Changes, R> result) {
        Outcome<Optional<T>> outcome = write(reading -> {
            LockRequest before = reading.find(id).orElse(null);
            if (before == null) {
                return new Outcome<>(Optional.empty(), Changes.NONE, Set.of());
            }
            RoundTrip trip = reading.trip();
            Queues queues = lock(reading, trip, before.names());
            List<LockRequest> found = RequestRows.find(trip, id);
            trip.run();
            Decision decision = new Decision(reading, queues.answered(), now());
            Optional<T> value = found.isEmpty() ? Optional.empty() : work.decide(decision, found.get(0));
            decision.settle();
            Set<List<LockName>> followUps =
                    decision.finish(acting == null ? before.owner().controller() : acting);
            return new Outcome<>(value, decision.changes(), followUps);
        });
        return result.apply(outcome.value, follow(outcome.changes, outcome.followUps));
    }

    Changes advance(Collection<LockName> names) {
        Outcome<Boolean> outcome = advanceOnce(sorted(names.stream()));
        return follow(outcome.changes, outcome.followUps);
    }

    /** Decides about one lock, which is made if it isn't there. */
    Changes decideAbout(LockName name, Consumer<Decision> work) {
        createRows(List.of(name));
        Outcome<Boolean> outcome = decide(List.of(name), work);
        return follow(outcome.changes, outcome.followUps);
    }

    private Outcome<Boolean> advanceOnce(List<LockName> names) {
        return decide(names, decision -> {});
    }

    private Outcome<Boolean> decide(List<LockName> names, Consumer<Decision> work) {
        return write(reading -> {
            RoundTrip trip = reading.trip();
            Queues queues = lock(reading, trip, names);
            trip.run();
            Decision decision = new Decision(reading, queues.answered(), now());
            work.accept(decision);
            decision.settle();
            Set<List<LockName>> followUps = decision.finish("");
            return new Outcome<>(true, decision.changes(), followUps);
        });
    }

    Queues lock(Reading reading, RoundTrip trip, List<LockName> names) {
        return new Queues(reading::trip, areShared()).ask(trip, names, LockRow::lock);
    }

    /** Goes on where a decision was about a part of the locks only. */
    Changes follow(Changes first, Set<List<LockName>> followUps) {
        Changes all = first;
        Set<List<LockName>> known = new HashSet<>(followUps);
        Deque<List<LockName>> open = new ArrayDeque<>(followUps);
        try {
            for (List<LockName> names = open.poll(); names != null; names = open.poll()) {
                Outcome<Boolean> next = advanceOnce(names);
                all = all.and(next.changes);
                next.followUps.stream().filter(known::add).forEach(open::add);
            }
        } catch (DatabaseUnavailableException e) {
            // What is done is told. Who may go now is found at the next look for what is due.
            return all;
        }
        return all;
    }

    private Reading reading(Handle handle) {
        return new Reading(handle, areShared(), now());
    }
}
