package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.Amnesty;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Change;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Note;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The entries of the quarantine. Each change is one transaction that locks the entry's row before it looks, so of two who
 * click at once the second one is told what the first one did.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class Quarantines {
    private static final int MAX_NOTES = 500;

    private final Database database;
    private final String controller;
    private final QuarantineSettings settings;

    /** @param controller tells this controller's jobs from those of others that share the database */
    public Quarantines(Database database, String controller, QuarantineSettings settings) {
        this.database = database;
        this.controller = controller;
        this.settings = settings;
    }

    /** The entries of this controller. */
    public static Quarantines ofController() {
        return new Quarantines(
                ControllerDatabase.get(), ControllerHome.controllerId(), QuarantineSettings.ofController());
    }

    /** Whose failures don't count in builds of this job now. */
    public Amnesty amnesty(String job) {
        Map<TestId, String> reasons = new HashMap<>();
        excused(job).forEach(e -> reasons.put(e.test(), reason(e)));
        return reasons.isEmpty() ? Amnesty.NONE : new Amnesty(reasons);
    }

    /** Entries that apply to the job and by which failures don't count now. */
    public List<Entry> excused(String job) {
        Policy policy = settings.policy();
        return applying(job, State.QUARANTINED, State.IGNORED).stream()
                .filter(e -> e.isExcused(policy))
                .toList();
    }

    /** Entries in these states that apply to the job, its own and those of folders around it. */
    public List<Entry> applying(String job, State... states) {
        return database.read(handle -> {
            List<Long> scopes = Scopes.known(handle, controller, Scopes.around(job));
            return scopes.isEmpty()
                    ? List.of()
                    : handle.createQuery(EntryRows.SELECT
                                    + " WHERE e.scope IN (<scopes>) AND e.state IN (<states>) ORDER BY e.id")
                            .bindList("scopes", scopes)
                            .bindList(
                                    "states",
                                    Arrays.stream(states).map(State::name).toList())
                            .map((row, context) -> EntryRows.read(row, EntryRows.Agreements.NONE)
                                    .entry())
                            .list();
        });
    }

    private static String reason(Entry entry) {
        Proposal proposal = entry.proposal();
        return (entry.state() == State.IGNORED
                        ? "ignored for good"
                        : entry.state().text())
                + (proposal == null ? "" : ", ticket " + proposal.ticket());
    }

    /** Tests in quarantine for the job that are overdue. */
    public List<Entry> overdue(String job) {
        return applying(job, State.QUARANTINED).stream()
                .filter(Entry::isOverdue)
                .toList();
    }

    /** Jobs and folders that have flaky tests: their full names by id. */
    public Map<Long, String> scopes() {
        return database.read(handle -> handle
                .createQuery("SELECT id, name FROM quarantine_scope WHERE controller = :controller")
                .bind("controller", controller)
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public List<StoredEntry> find(EntryQuery query) {
        return database.read(handle -> new EntrySearch(handle, query.filter()).find(query));
    }

    /** The same, with how many there are without its limit, and how many stand where. */
    public FoundEntries page(EntryQuery query) {
        return database.read(handle -> new EntrySearch(handle, query.filter()).page(query));
    }

    /** How many {@link #find(EntryQuery)} would list without its limit. */
    public int count(EntryQuery.Filter filter) {
        return database.read(handle -> new EntrySearch(handle, filter).count());
    }

    public Optional<StoredEntry> find(long id) {
        return database.read(handle -> {
            var agreements = EntryRows.agreements(handle, List.of(id));
            return handle.createQuery(EntryRows.SELECT + " WHERE s.controller = :controller AND e.id = :id")
                    .bind("controller", controller)
                    .bind("id", id)
                    .map((row, context) -> EntryRows.read(row, agreements))
                    .findOne();
        });
    }

    /** What happened to an entry, the latest first. */
    public List<Note> notes(long id) {
        return database.read(handle -> NoteRows.of(handle, id, MAX_NOTES));
    }

    /**
     * Changes an entry as the rules say.
     *
     * @param version what the person saw; if it isn't that any more, nothing is changed
     * @param act decides by the entry as it is; it may be asked more than once
     */
    public Change act(long id, int version, Function<Entry, Change> act) {
        return database.write(handle -> {
            Optional<StoredEntry> stored = EntryRows.lock(handle, controller, id);
            if (stored.isEmpty()) {
                return new Change.Refused("There is no entry " + id + " in the quarantine (any more).");
            }
            Entry entry = stored.get().entry();
            if (stored.get().version() != version) {
                return new Change.Refused(entry.test().displayName()
                        + " was changed by somebody else since you looked: it is "
                        + entry.state().text() + " now. Look at it again and decide then.");
            }
            Change change = act.apply(entry.withPriority(settings.priority(entry.scope(), entry.test())));
            return change instanceof Change.Done done ? save(handle, entry, done) : change;
        });
    }

    private Change save(Handle handle, Entry before, Change.Done done) {
        Entry after = done.entry();
        long scope = Scopes.of(handle, controller, after.scope());
        UUID identity = new TestKey().of(after.test());
        Optional<Long> other = handle.createQuery("SELECT id FROM quarantine_entry WHERE scope = :scope"
                        + " AND identity = :identity AND id <> :id FOR UPDATE")
                .bind("scope", scope)
                .bind("identity", identity)
                .bind("id", after.id())
                .mapTo(Long.class)
                .findOne();
        if (other.isPresent()) {
            Optional<StoredEntry> twin = EntryRows.lock(handle, controller, other.get());
            if (twin.isEmpty() || twin.get().entry().state() != State.SUSPECTED) {
                return new Change.Refused(
                        "There is an entry for " + after.test().displayName() + " in '" + after.scope()
                                + "' already: no. " + other.get() + ". Go on with that one.");
            }
            absorb(handle, after.id(), twin.get());
        }
        EntryRows.save(handle, before, after, scope);
        NoteRows.insert(handle, after.id(), after.state(), done.note());
        return done;
    }

    /** A mere suspicion about the same test goes up in the entry. */
    private static void absorb(Handle handle, long into, StoredEntry twin) {
        handle.createUpdate("UPDATE quarantine_entry SET runs = runs + :runs, bad = bad + :bad,"
                        + " lost_millis = lost_millis + :lost WHERE id = :id")
                .bind("id", into)
                .bind("runs", twin.figures().rate().runs())
                .bind("bad", twin.figures().rate().bad())
                .bind("lost", twin.figures().lostMillis())
                .execute();
        handle.createUpdate("DELETE FROM quarantine_entry WHERE id = :id")
                .bind("id", twin.entry().id())
                .execute();
    }

    /**
     * Suspects a test that no rerun has shown to be flaky.
     *
     * @return the id of its entry, which may have been there before
     */
    public long suspect(String scope, TestId test, Note note) {
        return database.write(handle -> {
            long scopeId = Scopes.of(handle, controller, scope);
            Entry entry = Entry.suspected(scope, test, settings.priority(scope, test));
            OptionalLong added = EntryRows.insert(handle, scopeId, entry, note.at());
            if (added.isEmpty()) {
                return EntryRows.id(handle, scopeId, test);
            }
            long id = added.getAsLong();
            NoteRows.insert(handle, id, State.SUSPECTED, note);
            handle.createQuery("SELECT id FROM tested_job WHERE name_key = :key")
                    .bind("key", new TestKey().ofItem(controller, scope))
                    .mapTo(Long.class)
                    .findOne()
                    .ifPresent(job -> Figures.recount(handle, id, job, test));
            return id;
        });
    }
}
