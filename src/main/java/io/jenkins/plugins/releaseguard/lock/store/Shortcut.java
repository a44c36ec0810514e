package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Place;
import io.jenkins.plugins.releaseguard.lock.engine.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Taking and giving back one lock that nobody else wants, on PostgreSQL, by one call of a function there each: then there
 * is nothing to decide, and the way to the server and the statements on it are most of the time it takes. Comes to the
 * same as {@link Asking} and {@link Decision}, or changes nothing.
 */
final class Shortcut {

    private static final String TAKE =
            "SELECT * FROM release_guard_take(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String GIVE_BACK = "SELECT * FROM release_guard_give_back(?, ?)";

    private final LockTransactions transactions;

    Shortcut(LockTransactions transactions) {
        this.transactions = transactions;
    }

    /** @return empty if it has to be decided about */
    Optional<Asked> take(UUID id, Owner owner, Demand demand, Instant since, Declared declared) {
        LockName name = demand.names().get(0);
        DeclaredLock lock = declared.locks().get(name);
        boolean fits = lock == null || demand.share().permits() <= lock.capacity();
        if (!transactions.areShared()
                || demand.names().size() > 1
                || !demand.nesting().isNone()
                || !fits) {
            return Optional.empty();
        }
        Conduct conduct = demand.conduct();
        Instant now = transactions.now();
        Turn turn = Turn.after(0, now, conduct.priority());
        Optional<LockRequest> taken = call(
                row -> new LockRequest(
                        id,
                        owner,
                        demand,
                        new Turn(row.getLong("given_rank"), row.getLong("given_arrival")),
                        since,
                        new Grant(now, row.getLong("given_token")),
                        null),
                TAKE,
                id,
                owner.controller(),
                owner.job(),
                owner.build(),
                name.value(),
                lock == null ? null : lock.capacity(),
                demand.share().mode().name(),
                demand.share().permits(),
                conduct.priority(),
                (int) conduct.cooldown().toSeconds(),
                conduct.cancelSuperseded(),
                conduct.reason(),
                turn.arrival(),
                turn.arrival() - turn.rank(),
                RequestRows.time(since),
                RequestRows.time(now),
                ControllerRows.FRESH_SECONDS);
        return taken.map(held -> new Asked(
                Optional.of(new Standing(held, new LockQueue(List.of(held)), new Place(0, 0), Map.of())),
                Optional.empty(),
                changes(held, now)));
    }

    /** @return empty if it has to be decided about */
    Optional<Changes> giveBack(UUID id, End end) {
        if (!transactions.areShared() || end != End.RELEASED) {
            return Optional.empty();
        }
        Instant now = transactions.now();
        return call(RequestRows::read, GIVE_BACK, id, RequestRows.time(now))
                .map(request -> new Changes(
                        List.of(), List.of(LockEvent.of(End.RELEASED, request, now, "", "")), Optional.empty()));
    }

    /** @return empty if the function changed nothing */
    private Optional<LockRequest> call(RoundTrip.Row<LockRequest> row, String sql, @Nullable Object... values) {
        return transactions.writeAtOnce(reading -> reading.ask(trip -> trip.select(row, sql, values))).stream()
                .findFirst();
    }

    private static Changes changes(LockRequest held, Instant now) {
        Grant grant = held.grant();
        return grant == null
                ? Changes.NONE
                : new Changes(
                        List.of(new Changes.Granted(held.id(), held.owner().controller(), grant)),
                        List.of(LockEvent.of(LockEvent.Kind.GRANTED, held, now, "")),
                        Optional.empty());
    }
}
