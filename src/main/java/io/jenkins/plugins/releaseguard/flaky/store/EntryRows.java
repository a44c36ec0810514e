package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeClock;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.FlakeRate;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Mitigation;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Pending;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Trial;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Entries of the quarantine as rows. */
final class EntryRows {
    /** Of all queries for entries. */
    static final String SELECT =
            "SELECT e.*, s.name AS scope_name FROM quarantine_entry e" + " JOIN quarantine_scope s ON s.id = e.scope";

    private static final String OWN = "quarantine_agreement";
    private static final String PENDING = "quarantine_pending_agreement";
    private static final int CHUNK = 1_000;
    private static final int MAX_NAME = 1_100;

    private EntryRows() {}

    static Optional<StoredEntry> lock(Handle handle, String controller, long id) {
        return lock(handle, controller, List.of(id)).stream().findFirst();
    }

    /** Locks these rows in the order of their ids, so that nobody waits for another crosswise. */
    static List<StoredEntry> lock(Handle handle, String controller, Collection<Long> ids) {
        List<Long> ordered = ids.stream().sorted().toList();
        List<StoredEntry> found = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += CHUNK) {
            List<Long> chunk = ordered.subList(from, Math.min(ordered.size(), from + CHUNK));
            handle.createQuery("SELECT id FROM quarantine_entry WHERE id IN (<ids>) ORDER BY id FOR UPDATE")
                    .bindList("ids", chunk)
                    .mapTo(Long.class)
                    .list();
            Agreements agreements = agreements(handle, chunk);
            found.addAll(
                    handle.createQuery(SELECT + " WHERE s.controller = :controller AND e.id IN (<ids>) ORDER BY e.id")
                            .bind("controller", controller)
                            .bindList("ids", chunk)
                            .map((row, context) -> read(row, agreements))
                            .list());
        }
        return found;
    }

    /** By entry: those to the entries' own proposals, and those to what is pending. */
    record Agreements(Map<Long, List<Agreement>> own, Map<Long, List<Agreement>> pending) {
        static final Agreements NONE = new Agreements(Map.of(), Map.of());
    }

    static Agreements agreements(Handle handle, Collection<Long> ids) {
        return new Agreements(agreements(handle, ids, OWN), agreements(handle, ids, PENDING));
    }

    private static Map<Long, List<Agreement>> agreements(Handle handle, Collection<Long> ids, String table) {
        Map<Long, List<Agreement>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("SELECT * FROM " + table + " WHERE entry IN (<ids>) ORDER BY entry, position")
                    .bindList("ids", List.copyOf(ids))
                    .map((row, context) -> found.computeIfAbsent(row.getLong("entry"), k -> new ArrayList<>())
                            .add(new Agreement(
                                    new Voice(
                                            row.getString("person_key"),
                                            row.getString("person_id"),
                                            row.getString("person_name")),
                                    Days.instant(row, "agreed_at"),
                                    row.getString("note"))))
                    .list();
        }
        return found;
    }

    static StoredEntry read(ResultSet row, Agreements agreements) throws SQLException {
        long id = row.getLong("id");
        Proposal pending = proposal(row, "pending_", agreements.pending().getOrDefault(id, List.of()));
        String mitigation = row.getString("mitigation");
        Entry entry = new Entry(
                id,
                row.getString("scope_name"),
                test(row),
                Priority.valueOf(row.getString("priority")),
                State.valueOf(row.getString("state")),
                proposal(row, "", agreements.own().getOrDefault(id, List.of())),
                new AgeClock(
                        Days.instantOrNull(row, "clock_start"),
                        Days.instantOrNull(row, "clock_closed"),
                        row.getInt("age_steps")),
                new Trial(row.getInt("passes"), row.getInt("passes_needed"), row.getInt("failures_in_row")),
                mitigation == null ? null : Mitigation.valueOf(mitigation),
                pending == null ? null : new Pending(row.getString("pending_scope"), pending));
        return new StoredEntry(entry, row.getInt("version"), figures(row));
    }

    static TestId test(ResultSet row) throws SQLException {
        return new TestId(
                row.getString("suite"),
                row.getString("file"),
                row.getString("class_name"),
                row.getString("test_name"),
                row.getInt("occurrence"));
    }

    /** @param prefix of the columns */
    private static @Nullable Proposal proposal(ResultSet row, String prefix, List<Agreement> agreements)
            throws SQLException {
        String purpose = row.getString(prefix + "purpose");
        return purpose == null
                ? null
                : new Proposal(
                        Purpose.valueOf(purpose),
                        row.getString(prefix + "ticket"),
                        row.getString(prefix + "owner"),
                        row.getString(prefix + "reason"),
                        new Voice(
                                row.getString(prefix + "proposer_key"),
                                row.getString(prefix + "proposer_id"),
                                row.getString(prefix + "proposer_name")),
                        Days.instant(row, prefix + "proposed_at"),
                        agreements);
    }

    private static StoredEntry.Figures figures(ResultSet row) throws SQLException {
        Instant lastBad = Days.instantOrNull(row, "last_bad_at");
        return new StoredEntry.Figures(
                Days.instant(row, "suspected_at"),
                new FlakeRate(row.getLong("bad"), row.getLong("runs")),
                row.getLong("lost_millis"),
                lastBad == null
                        ? null
                        : new StoredEntry.LastBad(
                                lastBad, row.getString("last_bad_job"), row.getInt("last_bad_build")));
    }

    /** @return the id; empty if the test has an entry there already */
    static OptionalLong insert(Handle handle, long scope, Entry entry, Instant at) {
        Update insert = handle.createUpdate(
                        "INSERT INTO quarantine_entry (scope, identity, suite, file, class_name,"
                                + " test_name, occurrence, search_text, priority, state, version, age_steps, passes, passes_needed,"
                                + " failures_in_row, suspected_at, runs, bad, lost_millis) VALUES (:scope, :identity, :suite,"
                                + " :file, :class, :name, :occurrence, :text, :priority, :state, 1, 0, 0, 0, 0, :at, 0, 0, 0) ON CONFLICT DO NOTHING")
                .bind("at", Texts.time(at));
        bindTest(insert, scope, entry);
        return insert.execute() == 0 ? OptionalLong.empty() : OptionalLong.of(id(handle, scope, entry.test()));
    }

    static long id(Handle handle, long scope, TestId test) {
        return handle.createQuery("SELECT id FROM quarantine_entry WHERE scope = :scope AND identity = :identity")
                .bind("scope", scope)
                .bind("identity", new TestKey().of(test))
                .mapTo(Long.class)
                .one();
    }

    private static void bindTest(Update update, long scope, Entry entry) {
        TestId test = entry.test();
        update.bind("scope", scope)
                .bind("identity", new TestKey().of(test))
                .bind("suite", Texts.storable(test.suite(), MAX_NAME))
                .bind("file", Texts.storable(test.file(), MAX_NAME))
                .bind("class", Texts.storable(test.className(), MAX_NAME))
                .bind("name", Texts.storable(test.name(), MAX_NAME))
                .bind("occurrence", test.occurrence())
                .bind("text", EntrySearch.text(test, entry.proposal()))
                .bind("priority", entry.priority().name())
                .bind("state", entry.state().name());
    }

    /** Writes what acts and time change; the caller has locked the row. */
    static void save(Handle handle, Entry before, Entry entry, long scope) {
        Update update = handle.createUpdate("UPDATE quarantine_entry SET scope = :scope, identity = :identity,"
                        + " suite = :suite, file = :file, class_name = :class, test_name = :name,"
                        + " occurrence = :occurrence, search_text = :text, priority = :priority, state = :state, version = version + 1,"
                        + " clock_start = :start, clock_closed = :closed, age_steps = :steps, mitigation = :mitigation,"
                        + " passes = :passes, passes_needed = :needed, failures_in_row = :failures WHERE id = :id")
                .bind("id", entry.id())
                .bind("start", Texts.timeOrNull(entry.clock().start()))
                .bind("closed", Texts.timeOrNull(entry.clock().closed()))
                .bind("steps", entry.clock().steps())
                .bind(
                        "mitigation",
                        entry.mitigation() == null ? null : entry.mitigation().name())
                .bind("passes", entry.trial().passes())
                .bind("needed", entry.trial().needed())
                .bind("failures", entry.trial().failures());
        bindTest(update, scope, entry);
        update.execute();
        Proposal proposal = entry.proposal();
        if (proposal != null && !proposal.equals(before.proposal())) {
            saveProposal(handle, entry.id(), "", OWN, proposal);
        }
        Pending pending = entry.pending();
        if (!Objects.equals(pending, before.pending())) {
            handle.createUpdate("UPDATE quarantine_entry SET pending_scope = :scope, pending_purpose = NULL"
                            + " WHERE id = :id")
                    .bind("id", entry.id())
                    .bind("scope", pending == null ? null : Texts.storable(pending.scope(), TestKey.MAX_ITEM))
                    .execute();
            if (pending != null) {
                saveProposal(handle, entry.id(), "pending_", PENDING, pending.proposal());
            }
        }
    }

    /**
     * @param prefix of the columns
     * @param table of the agreements
     */
    private static void saveProposal(Handle handle, long id, String prefix, String table, Proposal proposal) {
        handle.createUpdate(("UPDATE quarantine_entry SET #purpose = :purpose, #ticket = :ticket, #owner = :owner,"
                                + " #reason = :reason, #proposer_key = :key, #proposer_id = :person,"
                                + " #proposer_name = :name, #proposed_at = :at WHERE id = :id")
                        .replace("#", prefix))
                .bind("id", id)
                .bind("purpose", proposal.purpose().name())
                .bind("ticket", Texts.storable(proposal.ticket(), 500))
                .bind("owner", Texts.storable(proposal.owner(), 500))
                .bind("reason", Texts.storable(proposal.reason(), 4_000))
                .bind("key", Texts.storable(proposal.by().key(), 255))
                .bind("person", Texts.storable(proposal.by().id(), 255))
                .bind("name", Texts.storable(proposal.by().name(), 255))
                .bind("at", Texts.time(proposal.at()))
                .execute();
        handle.createUpdate("DELETE FROM " + table + " WHERE entry = :id")
                .bind("id", id)
                .execute();
        int position = 0;
        for (Agreement agreement : proposal.agreements()) {
            handle.createUpdate("INSERT INTO " + table + " (entry, position, person_key, person_id, person_name,"
                            + " agreed_at, note) VALUES (:id, :position, :key, :person, :name, :at, :note)")
                    .bind("id", id)
                    .bind("position", position++)
                    .bind("key", Texts.storable(agreement.by().key(), 255))
                    .bind("person", Texts.storable(agreement.by().id(), 255))
                    .bind("name", Texts.storable(agreement.by().name(), 255))
                    .bind("at", Texts.time(agreement.at()))
                    .bind("note", Texts.storable(agreement.note(), 4_000))
                    .execute();
        }
    }
}
