package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.WaitGraph;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Locks and their queue in the database. Each method is one transaction that locks the rows of the locks it is about,
 * in the order of their names, before it looks: so two that compete act one after the other, on one controller or on
 * several. Each may be repeated, say after a lost connection, with the same effect as once.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class LockStore {

    private final Database database;
    private final Clock clock;

    public LockStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The store that this controller is configured to use. */
    public static LockStore ofController() {
        return new LockStore(ControllerDatabase.get(), Time.clock());
    }

    /**
     * Asks for locks: grants them, or queues the request. A request that is known already keeps its place.
     *
     * @param since when the build began to ask, which is earlier if the database couldn't be reached then
     * @throws LockRefusedException if it can never be granted; then it isn't queued
     */
    public Standing request(UUID id, Owner owner, Demand demand, Instant since) {
        return database.write(handle -> {
            lockRows(handle, demand.names());
            Optional<LockRequest> known = RequestRows.find(handle, id);
            if (known.isEmpty()) {
                RequestRows.insert(handle, id, owner, demand, since.truncatedTo(ChronoUnit.MILLIS));
            }
            Standing standing = grantIfFree(
                    handle, known.isEmpty() ? RequestRows.find(handle, id).orElseThrow() : known.get());
            if (known.isEmpty() && !standing.isHeld() && !demand.enclosing().isEmpty()) {
                checkDeadlock(handle, standing.request());
            }
            return standing;
        });
    }

    /**
     * How a request stands, after it was granted if it is its turn; empty if there is none (any more).
     *
     * @throws LockRefusedException if it can never be granted; it is still queued then
     */
    public Optional<Standing> check(UUID id) {
        Optional<Standing> seen = database.read(handle -> RequestRows.find(handle, id)
                .map(request -> new Standing(request, RequestRows.competing(handle, request.names()))));
        if (seen.isEmpty()
                || seen.get().isHeld()
                || !seen.get().queue().mayGrant(seen.get().request())) {
            return seen;
        }
        return database.write(handle -> {
            lockRows(handle, seen.get().request().names());
            return RequestRows.find(handle, id).map(request -> grantIfFree(handle, request));
        });
    }

    /**
     * Takes a waiting request back. One that was granted in the meantime stays.
     *
     * @return how it stood, still held or as it was before it was taken back; empty if there is none
     */
    public Optional<Standing> withdraw(UUID id) {
        return database.write(handle -> {
            Optional<LockRequest> found = lockRowsOf(handle, id);
            Optional<Standing> standing =
                    found.map(request -> new Standing(request, RequestRows.competing(handle, request.names())));
            if (standing.isPresent() && !standing.get().isHeld()) {
                RequestRows.delete(handle, id);
            }
            return standing;
        });
    }

    /**
     * Gives back what a request holds, and takes it back if it waits.
     *
     * @return the requests whose turn may have come
     */
    public List<UUID> release(UUID id) {
        return database.write(handle -> {
            Optional<LockRequest> found = lockRowsOf(handle, id);
            if (found.isEmpty()) {
                return List.of();
            }
            RequestRows.delete(handle, id);
            List<LockName> names = found.get().names();
            return RequestRows.competing(handle, names).next(names);
        });
    }

    /** Whether anybody holds this lock now. */
    public boolean isHeld(LockName name) {
        return database.read(handle -> RequestRows.isHeld(handle, name));
    }

    /** Everything held and waited for, on all controllers of this database. */
    public LockQueue all() {
        return database.read(RequestRows::all);
    }

    /** What builds of this controller hold or wait for. */
    public List<LockRequest> ofController(String controller) {
        return all().requests().stream()
                .filter(request -> request.owner().controller().equals(controller))
                .toList();
    }

    /** One check at a time, in all the database: of two requests that close a circle at once the second sees it. */
    private static void checkDeadlock(Handle handle, LockRequest queued) {
        handle.execute("SELECT id FROM lock_deadlock_check WHERE id = 1 FOR UPDATE");
        new WaitGraph(new RequestRows.Surroundings(handle)).checkDeadlock(queued);
    }

    private Standing grantIfFree(Handle handle, LockRequest request) {
        LockQueue queue = RequestRows.competing(handle, request.names());
        if (request.isHeld()) {
            return new Standing(request, queue);
        }
        queue.checkUpgrade(request);
        if (!queue.mayGrant(request)) {
            return new Standing(request, queue);
        }
        OptionalLong inherited = queue.inheritedToken(request);
        long token = inherited.isPresent() ? inherited.getAsLong() : drawToken(handle, request.names());
        RequestRows.grant(handle, request.id(), new Grant(now(), token));
        LockQueue after = RequestRows.competing(handle, request.names());
        return new Standing(after.find(request.id()).orElseThrow(), after);
    }

    /** Greater than all tokens given for these locks, whose rows are locked. */
    private static long drawToken(Handle handle, List<LockName> names) {
        List<String> values = names.stream().map(LockName::value).toList();
        long token = handle.createQuery("SELECT MAX(last_token) + 1 FROM release_lock WHERE name IN (<names>)")
                .bindList("names", values)
                .mapTo(Long.class)
                .one();
        handle.createUpdate("UPDATE release_lock SET last_token = :token WHERE name IN (<names>)")
                .bind("token", token)
                .bindList("names", values)
                .execute();
        return token;
    }

    /** Locks the rows of a request's locks, and reads it again under them. */
    private static Optional<LockRequest> lockRowsOf(Handle handle, UUID id) {
        Optional<LockRequest> before = RequestRows.find(handle, id);
        before.ifPresent(request -> lockRows(handle, request.names()));
        return before.isEmpty() ? before : RequestRows.find(handle, id);
    }

    /** One by one and sorted, so that two who name the same locks can't wait for each other. */
    private static void lockRows(Handle handle, List<LockName> names) {
        for (LockName name : names) {
            handle.execute("INSERT INTO release_lock (name) VALUES (?) ON CONFLICT DO NOTHING", name.value());
            handle.select("SELECT name FROM release_lock WHERE name = ? FOR UPDATE", name.value())
                    .mapTo(String.class)
                    .one();
        }
    }

    /** As exact as both databases keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
