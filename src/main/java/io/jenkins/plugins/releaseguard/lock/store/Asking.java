package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Turn;
import io.jenkins.plugins.releaseguard.lock.store.LockTransactions.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One request for locks, from the asking to its place in the queue. */
final class Asking {

    private final LockTransactions transactions;
    private final UUID id;
    private final Owner owner;
    private final Demand demand;
    private final Instant since;
    private final Declared declared;

    Asking(LockTransactions transactions, UUID id, Owner owner, Demand demand, Instant since, Declared declared) {
        this.transactions = transactions;
        this.id = id;
        this.owner = owner;
        this.demand = demand.with(cooldown(demand, declared));
        this.since = since.truncatedTo(ChronoUnit.MICROS);
        this.declared = declared;
    }

    /** The longest of what it asked for and what is declared. */
    private static Conduct cooldown(Demand demand, Declared declared) {
        Conduct conduct = demand.conduct();
        Duration longest = demand.names().stream()
                .flatMap(name -> Optional.ofNullable(declared.locks().get(name)).stream())
                .map(DeclaredLock::cooldown)
                .max(Duration::compareTo)
                .filter(cooldown -> cooldown.compareTo(conduct.cooldown()) > 0)
                .orElse(conduct.cooldown());
        return new Conduct(conduct.priority(), longest, conduct.cancelSuperseded(), conduct.reason());
    }

    private record Answer(Optional<Standing> standing, Optional<String> refusal) {}

    Asked ask() {
        return new Shortcut(transactions)
                .take(id, owner, demand, since, declared)
                .orElseGet(this::queue);
    }

    private Asked queue() {
        Optional<Outcome<Answer>> done = transactions.write(reading -> ask(reading, false));
        Changes before = Changes.NONE;
        if (done.isEmpty()) {
            before = transactions.prepare(demand.names(), owner.controller());
            done = transactions.write(reading -> ask(reading, true));
        }
        Outcome<Answer> outcome = done.orElseThrow();
        Changes changes = transactions.follow(outcome.changes(), outcome.followUps());
        return new Asked(outcome.value().standing(), outcome.value().refusal(), before.and(changes));
    }

    /** @return empty if first the rows of the locks have to be made, or the lease has to be renewed */
    private Optional<Outcome<Answer>> ask(Reading reading, boolean prepared) throws SQLException {
        RoundTrip trip = reading.trip();
        Queues queues = transactions.lock(reading, trip, demand.names());
        List<LockRequest> known = RequestRows.find(trip, id);
        boolean checked = transactions.areShared() && !prepared;
        List<Boolean> fresh = checked ? ControllerRows.fresh(trip, owner.controller()) : List.of(true);
        trip.run();
        queues.answered();
        if (fresh.isEmpty() || !queues.names().containsAll(demand.names())) {
            return Optional.empty();
        }
        Decision decision = new Decision(reading, queues, transactions.now());
        LockRequest request = known.isEmpty() ? arrived(queues) : known.get(0);
        Optional<String> refusal = known.isEmpty() ? add(decision, request) : Optional.empty();
        decision.settle();
        LockRequest now = decision.queue().find(id).orElse(request);
        if (known.isEmpty() && refusal.isEmpty() && !now.isHeld()) {
            refusal = deadlock(decision, now);
        }
        Optional<Standing> standing = Optional.empty();
        if (refusal.isEmpty()) {
            if (!now.isHeld()) {
                decision.flushAdded();
            }
            standing = Optional.of(reading.standing(now, decision.queue()));
        }
        Set<List<LockName>> followUps = decision.finish(owner.controller());
        return Optional.of(new Outcome<>(new Answer(standing, refusal), decision.changes(), followUps));
    }

    private LockRequest arrived(Queues queues) {
        for (LockName name : demand.names()) {
            queues.change(
                    row -> row.declared(owner.controller(), declared.locks().get(name)), List.of(name));
        }
        Turn turn = Turn.after(
                queues.lastArrival(), transactions.now(), demand.conduct().priority());
        return new LockRequest(id, owner, demand, turn, since);
    }

    private Optional<String> add(Decision decision, LockRequest request) throws SQLException {
        Optional<String> refusal = decision.queue().refusal(request);
        if (refusal.isPresent()) {
            decision.refuse(request, End.REFUSED, refusal.get());
            return refusal;
        }
        if (!demand.conduct().cancelSuperseded()) {
            decision.add(request);
            return Optional.empty();
        }
        Optional<String> superseded = superseded(decision);
        if (superseded.isPresent()) {
            decision.refuse(request, End.SUPERSEDED, superseded.get());
        } else {
            decision.add(inPlaceOfOlder(decision, request));
        }
        return superseded;
    }

    /** By a newer build, which was faster to ask; but not in the middle of a block that holds one of the locks. */
    private Optional<String> superseded(Decision decision) throws SQLException {
        boolean within = demand.nesting().enclosing().stream()
                .anyMatch(block -> decision.queue().find(block).isPresent());
        return within
                ? Optional.empty()
                : decision.reading().ask(trip -> RequestRows.newer(trip, owner, demand.names())).stream()
                        .findFirst()
                        .map(newer -> supersededBy(newer.owner()));
    }

    private static String supersededBy(Owner newer) {
        return "superseded by " + newer.label();
    }

    private LockRequest inPlaceOfOlder(Decision decision, LockRequest request) throws SQLException {
        List<LockRequest> older = decision.reading().ask(trip -> RequestRows.older(trip, owner, demand.names()));
        Turn first = request.turn();
        for (LockRequest each : older) {
            decision.end(each, End.SUPERSEDED, "", supersededBy(owner), true);
            first = each.turn().rank() < first.rank() ? new Turn(each.turn().rank(), first.arrival()) : first;
        }
        return request.at(first);
    }

    /** A circle can be closed only by who holds a block up, or goes before somebody who does. */
    private Optional<String> deadlock(Decision decision, LockRequest request) throws SQLException {
        decision.flush();
        if (demand.nesting().isNone() && !isBeforeNested(decision.reading(), request)) {
            return Optional.empty();
        }
        Optional<String> deadlock = decision.reading().deadlock(request);
        deadlock.ifPresent(reason -> decision.refuse(request, End.DEADLOCK, reason));
        return deadlock;
    }

    private static boolean isBeforeNested(Reading reading, LockRequest request) throws SQLException {
        RoundTrip trip = reading.trip();
        List<List<Boolean>> behind = request.names().stream()
                .map(name -> RequestRows.nestedBehind(trip, name, request.turn()))
                .toList();
        trip.run();
        return behind.stream().anyMatch(found -> !found.isEmpty());
    }
}
