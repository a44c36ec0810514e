package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Locks and their queues in the database. Each decision is one transaction that locks the rows of the locks it is
 * about, in the order of their names, before it looks: so two that compete act one after the other, on one controller
 * or on several. Whoever gives something back grants it to the next in the same transaction; nobody who waits has to
 * ask. Each method may be repeated, say after a lost connection, with the same effect as once.
 *
 * <p>What comes back as {@link Changes} is for the steps of this controller; the builds of others hear of it from their
 * own controller, which PostgreSQL wakes ({@link #CHANNEL}).
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class LockStore {

    /**
     * On a shared database, what a controller holds is lost so long after it last called {@link #pulse}, as soon as
     * somebody else wants it. 60 seconds, or what the system property {@code io.jenkins.plugins.releaseguard.lock.lease}
     * says; the same on all controllers.
     */
    public static final Duration LEASE =
            Duration.ofSeconds(Math.max(1, Long.getLong("io.jenkins.plugins.releaseguard.lock.lease", 60)));

    /** PostgreSQL notifies this channel, with the id of the controller for whose builds something has changed. */
    public static final String CHANNEL = "release_guard_locks";

    private final LockTransactions transactions;

    public LockStore(Database database, Clock clock) {
        this.transactions = new LockTransactions(database, clock);
    }

    /** The store that this controller is configured to use. */
    public static LockStore ofController() {
        return new LockStore(ControllerDatabase.get(), Time.clock());
    }

    /** Whether grants are leases: several controllers may use this database. */
    public boolean isLeased() {
        return transactions.areShared();
    }

    /**
     * Asks for locks: grants them, or queues the request, or refuses it. A request that is known already keeps its
     * place.
     *
     * @param since when the build began to ask, which is earlier if the database couldn't be reached then
     * @param declared what this controller's configuration says about the locks
     */
    public Asked request(UUID id, Owner owner, Demand demand, Instant since, Declared declared) {
        return new Asking(transactions, id, owner, demand, since, declared).ask();
    }

    /** How a request stands now; empty if there is none (any more). Changes nothing. */
    public Optional<Standing> look(UUID id) {
        return transactions.read(reading -> {
            Optional<LockRequest> found = reading.find(id);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(reading.standing(
                            found.get(), reading.queues(found.get().names()).queue()));
        });
    }

    /** Takes a waiting request back. One that was granted in the meantime stays. */
    public Withdrawn withdraw(UUID id, End end) {
        return transactions.decideOf(
                id,
                null,
                (decision, request) -> {
                    Standing standing = decision.reading().standing(request, decision.queue());
                    if (!request.isHeld()) {
                        decision.end(request, end, "", "", false);
                    }
                    return Optional.of(standing);
                },
                Withdrawn::new);
    }

    /**
     * Gives back what a request holds, and begins its cooldown if it was simply {@link End#RELEASED}; or takes it back
     * if it waits.
     */
    public Changes release(UUID id, End end) {
        return new Shortcut(transactions).giveBack(id, end).orElseGet(() -> decideToRelease(id, end));
    }

    private Changes decideToRelease(UUID id, End end) {
        return transactions.decideOf(
                id,
                null,
                (decision, request) -> {
                    Duration cooldown = request.demand().conduct().cooldown();
                    if (request.isCooling()) {
                        return Optional.empty();
                    }
                    if (request.isHeld() && end == End.RELEASED && !cooldown.isZero()) {
                        decision.cool(request, transactions.now().plus(cooldown));
                    } else {
                        decision.end(
                                request, request.isHeld() || end != End.RELEASED ? end : End.ABORTED, "", "", false);
                    }
                    return Optional.empty();
                },
                (nothing, changes) -> changes);
    }

    /** Grants on these locks whatever may be granted, after what has cooled down, or is lost and in the way, has gone. */
    public Changes advance(Collection<LockName> names) {
        return transactions.advance(names);
    }

    /** Locks for which builds of this controller wait, and {@link #advance} would do something. Changes nothing. */
    public Set<LockName> due(String controller) {
        return transactions.read(reading -> reading.due(controller));
    }

    /**
     * Renews the lease of all that a controller holds; to be called every ten seconds, and before the first request.
     *
     * @param url its root URL; empty if it isn't configured
     * @return what it holds then. What it thinks it held before it called, and isn't there, is lost: see {@link #ended}
     */
    public Pulse pulse(String controller, String url) {
        return transactions.pulse(controller, url);
    }

    /** How a request that is gone ended; empty if that is forgotten, or there never was one. */
    public Optional<Ended> ended(UUID id) {
        return transactions.read(reading -> reading.ended(id));
    }

    /** Whether anybody holds this lock now, or it is still cooling down. */
    public boolean isHeld(LockName name) {
        return !lockedBy(name).isEmpty();
    }

    /** Who holds this lock now, or had it and it is cooling down. */
    public List<LockRequest> lockedBy(LockName name) {
        return transactions.read(reading -> new LockQueue(reading.holders(name)).holders(name));
    }

    /** Everything held and waited for, on all controllers of this database. */
    public LockQueue all() {
        return transactions.read(Reading::all);
    }

    /** What builds of this controller hold or wait for. */
    public List<LockRequest> ofController(String controller) {
        return transactions.read(reading -> reading.ofController(controller));
    }

    /**
     * Forgets history from before a time, and what is waited for by controllers that have been away since then.
     *
     * @return how many rows of the history were forgotten
     */
    public int forget(Instant before) {
        return transactions.forget(before);
    }
}
