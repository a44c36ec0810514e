package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What pages and programs want to know about locks. Reads only, without locking a row, and never more than the page
 * shows: a queue of many thousands is counted, not read.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class LockBook {

    private final Database database;

    public LockBook(Database database) {
        this.database = database;
    }

    /** That of the store which this controller is configured to use. */
    public static LockBook ofController() {
        return new LockBook(ControllerDatabase.get());
    }

    /**
     * The locks that are held, waited for, closed or declared; if a name is searched for, all that were ever used.
     *
     * @param request a part of the name in any case; sorted by {@code name}, {@code held} (since when) or
     *     {@code waiting} (how many)
     * @param declared names to list even if nobody uses them
     * @param waiters how many of those who wait to read for each lock
     */
    public LockSnapshot overview(ListRequest request, Collection<LockName> declared, int waiters) {
        return database.read(handle -> {
            BookRows rows = new BookRows(handle);
            List<LockName> names = rows.names(request, declared);
            return rows.snapshot(
                    names, rows.countNames(request, declared), new ListRequest("", "", "", false, 1, waiters));
        });
    }

    /**
     * One lock.
     *
     * @param waiters which of those who wait, in their order
     */
    public LockSnapshot lock(LockName name, ListRequest waiters) {
        return database.read(handle -> new BookRows(handle).snapshot(List.of(name), 1, waiters));
    }

    /** Whether anybody has ever asked for this lock. */
    public boolean isKnown(LockName name) {
        return database.read(handle -> new BookRows(handle).isKnown(name));
    }

    /** A request that waits or holds, with its locks; empty if it is gone. */
    public Optional<LockSnapshot> request(UUID id) {
        return database.read(handle -> new BookRows(handle).request(id));
    }

    /** The root URLs of the controllers, by their ids. */
    public Map<String, String> roots() {
        return database.read(handle -> new BookRows(handle).roots());
    }

    /**
     * What was with this lock.
     *
     * @param request sorted by {@code at}, {@code waited} or {@code held}
     */
    public List<HistoryEntry> history(LockName name, ListRequest request) {
        return database.read(handle -> new PastRows(handle).of(name, request));
    }

    /** How many entries its history has. */
    public long historySize(LockName name) {
        return database.read(handle -> new PastRows(handle).count(name));
    }

    /** How a lock was used, day by day; days without any request are left out. */
    public List<LockUsage> usage(LockName name, Instant from) {
        return database.read(handle -> new PastRows(handle).usage(name, from));
    }
}
