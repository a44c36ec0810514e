package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Course;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Note;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Moves the entries of a run's tests along, and makes entries of the tests that were flaky for the first time. */
final class EntriesOfRun {
    private static final Set<State> WOKEN_BY_FLAKE = Set.of(State.CLOSED, State.BROKEN);

    private final Handle handle;
    private final String controller;
    private final QuarantineSettings settings;

    EntriesOfRun(Handle handle, String controller, QuarantineSettings settings) {
        this.handle = handle;
        this.controller = controller;
        this.settings = settings;
    }

    void follow(long job, TestRun run, List<CaseLine> lines, SameCommit sameCommit) {
        Map<UUID, CaseLine> byIdentity = lines.stream().collect(Collectors.toMap(CaseLine::identity, l -> l));
        Map<Long, UUID> known = known(run, byIdentity.keySet());
        Course course = new Course(settings.policy());
        PreparedBatch figures = handle.prepareBatch("UPDATE quarantine_entry SET runs = runs + :runs, bad = bad + :bad,"
                + " lost_millis = lost_millis + :lost, passes = :passes, failures_in_row = :failures WHERE id = :id");
        for (StoredEntry stored : EntryRows.lock(handle, controller, known.keySet())) {
            Entry entry = stored.entry();
            UUID identity = known.get(entry.id());
            CaseLine line = identity == null ? null : byIdentity.get(identity);
            if (line != null && line.ran()) {
                Fate fate = fate(entry, line, sameCommit);
                Course.Ran ran = course.ran(entry, fate, run.at());
                ran.note().ifPresent(note -> save(entry, ran.entry(), note));
                figures.bind("id", entry.id())
                        .bind("runs", 1)
                        .bind("bad", line.fate().isBad() ? 1 : 0)
                        .bind("lost", line.lostMillis())
                        .bind("passes", ran.entry().trial().passes())
                        .bind("failures", ran.entry().trial().failures())
                        .add();
                if (line.fate().isBad()) {
                    lastBad(entry.id(), run);
                }
            }
        }
        if (figures.size() > 0) {
            figures.execute();
        }
        if (!isOnDemand(run.job())) {
            suspectNew(job, run, lines, sameCommit, new HashSet<>(known.values()));
        }
    }

    /** The job that runs tests on demand does so for the entries that it is given, and has none of its own. */
    private boolean isOnDemand(String job) {
        return job.equals(settings.onDemandJob());
    }

    /** A failure that another build of the commit contradicts is a flake. */
    private static Fate fate(Entry entry, CaseLine line, SameCommit sameCommit) {
        if (sameCommit.passedElsewhere().contains(line.identity())) {
            return Fate.FLAKY;
        }
        boolean woken =
                sameCommit.failedElsewhere().contains(line.identity()) && WOKEN_BY_FLAKE.contains(entry.state());
        return woken ? Fate.FLAKY : line.fate();
    }

    /**
     * Entries for the job or a folder around it, or given to run on demand, whose tests are among these. Other jobs may
     * have tests of the same name, which this run says nothing about.
     */
    private Map<Long, UUID> known(TestRun run, Set<UUID> tests) {
        Set<Long> listed = isOnDemand(run.job()) ? run.listed() : Set.of();
        List<Long> scopes = Scopes.known(handle, controller, Scopes.around(run.job()));
        Map<Long, UUID> found = new HashMap<>();
        if (!listed.isEmpty() || !scopes.isEmpty()) {
            handle.createQuery(
                            "SELECT e.id, e.identity FROM quarantine_entry e"
                                    + " JOIN quarantine_scope s ON s.id = e.scope WHERE s.controller = :controller"
                                    + " AND (e.scope IN (<scopes>) OR e.id IN (<listed>) AND e.state IN ('QUARANTINED', 'MITIGATED', 'WATCHED'))")
                    .bind("controller", controller)
                    .bindList("scopes", scopes.isEmpty() ? List.of(-1L) : scopes)
                    .bindList("listed", listed.isEmpty() ? List.of(-1L) : List.copyOf(listed))
                    .map((row, context) -> {
                        UUID identity = row.getObject("identity", UUID.class);
                        return tests.contains(identity) ? found.put(row.getLong("id"), identity) : null;
                    })
                    .list();
        }
        return found;
    }

    private void save(Entry before, Entry after, Note note) {
        EntryRows.save(handle, before, after, Scopes.of(handle, controller, after.scope()));
        NoteRows.insert(handle, after.id(), after.state(), note);
    }

    private void lastBad(long entry, TestRun run) {
        handle.createUpdate("UPDATE quarantine_entry SET last_bad_at = :at, last_bad_job = :job,"
                        + " last_bad_build = :build WHERE id = :id AND (last_bad_at IS NULL OR last_bad_at <= :at)")
                .bind("id", entry)
                .bind("at", Texts.time(run.at()))
                .bind("job", Texts.storable(run.job(), TestKey.MAX_ITEM))
                .bind("build", run.build())
                .execute();
    }

    private void suspectNew(long job, TestRun run, List<CaseLine> lines, SameCommit sameCommit, Set<UUID> known) {
        List<CaseLine> fresh = new ArrayList<>();
        for (CaseLine line : lines) {
            boolean flaky = line.fate() == Fate.FLAKY
                    || sameCommit.passedElsewhere().contains(line.identity())
                    || sameCommit.failedElsewhere().contains(line.identity());
            if (flaky && !known.contains(line.identity())) {
                fresh.add(line);
            }
        }
        if (!fresh.isEmpty()) {
            long scope = Scopes.of(handle, controller, run.job());
            fresh.forEach(line -> suspect(scope, job, run, line));
        }
    }

    private void suspect(long scope, long job, TestRun run, CaseLine line) {
        Entry entry = Entry.suspected(run.job(), line.test(), settings.priority(run.job(), line.test()));
        OptionalLong added = EntryRows.insert(handle, scope, entry, run.at());
        if (added.isEmpty()) {
            return; // somebody suspects it at this moment
        }
        long id = added.getAsLong();
        NoteRows.insert(handle, id, State.SUSPECTED, new Note(null, run.at(), "flaky in build " + run.build(), ""));
        Figures.recount(handle, id, job, line.test());
        lastBad(id, run);
    }
}
