package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockTerms;
import io.jenkins.plugins.releaseguard.lock.engine.Turn;
import io.jenkins.plugins.releaseguard.lock.store.RequestRows.Ranks;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an administrator does to locks. Each act is one transaction, and in the history with user and reason.
 *
 * <p>Every method throws {@link LockRefusedException} if the act isn't possible (any more), with a reason to show, and
 * {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class LockActs {

    private final LockTransactions transactions;

    /** Where a waiting request goes. */
    public enum To {
        /** Before all that wait for its locks now. */
        FIRST,
        /** Behind all that wait for its locks now. */
        LAST
    }

    public LockActs(Database database, Clock clock) {
        this.transactions = new LockTransactions(database, clock);
    }

    /** On the store that this controller is configured to use. */
    public static LockActs ofController() {
        return new LockActs(ControllerDatabase.get(), Time.clock());
    }

    /**
     * Takes locks from their holder, or a waiting request out of the queue. A cooldown is left out, or over.
     *
     * @param stops whether the build is stopped; else its block runs on without the locks
     */
    public Changes force(UUID id, String user, String reason, boolean stops) {
        return ofRequest(id, (decision, request) -> {
            decision.end(request, End.FORCED, user, reason, stops && !request.isCooling());
            return Optional.of(request);
        });
    }

    /** Gives a waiting request another place. Refused if somebody would wait for ever then. */
    public Changes move(UUID id, To to, String user, String reason) {
        return ofRequest(id, (decision, request) -> {
            if (request.isHeld()) {
                throw new LockRefusedException(request.owner().label() + " has the lock already");
            }
            LockRequest moved = request.at(new Turn(
                    rank(decision.reading(), request.names(), to),
                    request.turn().arrival()));
            decision.move(moved, user, reason);
            decision.flush();
            decision.reading().deadlock(moved).ifPresent(deadlock -> {
                throw new LockRefusedException("Can't be moved there. " + deadlock);
            });
            return Optional.of(request);
        });
    }

    /** Closes a lock for maintenance: who holds it keeps it, but nothing is granted until it is opened. */
    public Changes close(LockName name, String user, String reason) {
        return transactions.decideAbout(name, decision -> {
            LockTerms.Closure closed = decision.queue().terms(name).closed();
            if (closed != null) {
                throw new LockRefusedException("'" + name + "' has been closed already, by " + closed.user());
            }
            decision.close(name, new LockTerms.Closure(user, reason, transactions.now()), user, reason);
        });
    }

    /** Opens a closed lock, and grants it to whoever is next. */
    public Changes open(LockName name, String user, String reason) {
        return transactions.decideAbout(name, decision -> {
            if (!decision.queue().terms(name).isClosed()) {
                throw new LockRefusedException("'" + name + "' is open already");
            }
            decision.close(name, null, user, reason);
        });
    }

    private static long rank(Reading reading, List<LockName> names, To to) throws SQLException {
        RoundTrip trip = reading.trip();
        List<List<Ranks>> found =
                names.stream().map(name -> RequestRows.ranks(trip, name)).toList();
        trip.run();
        List<Ranks> ranks = found.stream().flatMap(List::stream).toList();
        return to == To.FIRST
                ? ranks.stream().mapToLong(Ranks::first).min().orElseThrow() - 1
                : ranks.stream().mapToLong(Ranks::last).max().orElseThrow() + 1;
    }

    /** Nobody is acting for the build's own controller, so that one is told in any case. */
    private Changes ofRequest(UUID id, LockTransactions.OfRequest<LockRequest> act) {
        return transactions.decideOf(id, "", act, (request, changes) -> {
            if (request.isEmpty()) {
                throw new LockRefusedException("It is gone already: given back, or no longer waiting");
            }
            return changes;
        });
    }
}
