package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What every test of this controller's jobs did. Each method is one transaction.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class TestHistory {
    private static final int MAX_SOURCE = 200;
    private static final int MAX_COMMIT = 64;

    private final Database database;
    private final String controller;
    private final QuarantineSettings settings;

    /** @param controller tells this controller's jobs from those of others that share the database */
    public TestHistory(Database database, String controller, QuarantineSettings settings) {
        this.database = database;
        this.controller = controller;
        this.settings = settings;
    }

    /** The history that this controller is configured to use. */
    public static TestHistory ofController() {
        return new TestHistory(
                ControllerDatabase.get(), ControllerHome.controllerId(), QuarantineSettings.ofController());
    }

    /**
     * Records all tests of a run in one batch, finds those that passed and failed on one commit, and moves the entries
     * of the quarantine along. A run that is known already changes nothing.
     */
    public void record(TestRun run, Collection<RecordedCase> cases) {
        List<CaseLine> lines = CaseLine.merged(cases);
        database.run(handle -> {
            try {
                record(handle, run, lines);
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
    }

    private void record(Handle handle, TestRun run, List<CaseLine> lines) throws SQLException {
        long job = jobRow(handle, run.job());
        OptionalLong id = newRun(handle, job, run);
        if (id.isEmpty()) {
            return;
        }
        CaseBatch batch = new CaseBatch(handle.getConnection(), job, run);
        batch.write(lines);
        SameCommit sameCommit = SameCommit.find(handle, job, run, lines);
        FailureRows.insert(handle.getConnection(), id.getAsLong(), lines, sameCommit.passedElsewhere());
        sameCommit.mark(handle, job, Days.of(run.at()));
        new EntriesOfRun(handle, controller, settings).follow(job, run, lines, sameCommit);
    }

    private long jobRow(Handle handle, String job) {
        UUID key = new TestKey().ofItem(controller, job);
        handle.createUpdate("INSERT INTO tested_job (controller, name, name_key) VALUES (:controller, :name, :key)"
                        + " ON CONFLICT DO NOTHING")
                .bind("controller", controller)
                .bind("name", Texts.storable(job, TestKey.MAX_ITEM))
                .bind("key", key)
                .execute();
        return handle.createQuery("SELECT id FROM tested_job WHERE name_key = :key FOR UPDATE")
                .bind("key", key)
                .mapTo(Long.class)
                .one();
    }

    private static OptionalLong newRun(Handle handle, long job, TestRun run) {
        String source = Texts.storable(run.source(), MAX_SOURCE);
        int added = handle.createUpdate("INSERT INTO test_run (job, build, source, commit_id, node, ran_at)"
                        + " VALUES (:job, :build, :source, :commit, :node, :at) ON CONFLICT DO NOTHING")
                .bind("job", job)
                .bind("build", run.build())
                .bind("source", source)
                .bind("commit", Texts.storable(run.commit(), MAX_COMMIT))
                .bind("node", Texts.storable(run.node(), MAX_SOURCE))
                .bind("at", Texts.time(run.at()))
                .execute();
        if (added == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                handle.createQuery("SELECT id FROM test_run WHERE job = :job AND build = :build AND source = :source")
                        .bind("job", job)
                        .bind("build", run.build())
                        .bind("source", source)
                        .mapTo(Long.class)
                        .one());
    }

    /**
     * What a test did in its latest runs, in these jobs; the oldest of them first.
     *
     * @param jobs full names
     */
    public List<TestHistoryPoint> points(Set<String> jobs, TestId test, int limit) {
        List<TestHistoryPoint> latestFirst = new ArrayList<>();
        for (List<TestHistoryPoint> day : database.read(handle -> inJobs(
                        handle,
                        jobs,
                        "SELECT j.name, d.strip FROM tested_job j JOIN tested_day t ON t.job = j.id"
                                + " JOIN test_day d ON d.job = t.job AND d.on_day = t.on_day AND d.identity = :test"
                                + " WHERE j.name_key IN (<jobs>) ORDER BY t.on_day DESC, d.last_seen DESC LIMIT :limit")
                .bind("test", new TestKey().of(test))
                .bind("limit", limit)
                .map((row, context) -> Strip.read(row.getString("name"), row.getString("strip")))
                .list())) {
            Collections.reverse(day);
            latestFirst.addAll(day);
        }
        List<TestHistoryPoint> latest = latestFirst.subList(0, Math.min(limit, latestFirst.size()));
        Collections.reverse(latest);
        return List.copyOf(latest);
    }

    /** Its failed attempts in these jobs, those of the latest build first, in a build the earliest first. */
    public List<FailedAttempt> failures(Set<String> jobs, TestId test, int limit) {
        return database.read(handle -> inJobs(
                        handle,
                        jobs,
                        "SELECT f.*, r.build, r.commit_id, r.node, r.ran_at, j.name FROM test_failure f"
                                + " JOIN test_run r ON r.id = f.run JOIN tested_job j ON j.id = r.job"
                                + " WHERE f.identity = :test AND j.name_key IN (<jobs>)"
                                + " ORDER BY r.ran_at DESC, r.id DESC, f.attempt LIMIT :limit")
                .bind("test", new TestKey().of(test))
                .bind("limit", limit)
                .map((row, context) -> FailureRows.read(row))
                .list());
    }

    /** A short name for a test's whole identity, to be sent back by a form. */
    public static String token(TestId test) {
        return new TestKey().of(test).toString();
    }

    /** Tests of these jobs that were first seen when this one was seen last, or later: it may be called so now. */
    public List<TestId> successors(Set<String> jobs, TestId test, int limit) {
        return database.read(handle -> inJobs(
                        handle,
                        jobs,
                        "SELECT DISTINCT c.suite, c.file, c.class_name, c.test_name, c.occurrence FROM test_case c"
                                + " JOIN tested_job j ON j.id = c.job WHERE j.name_key IN (<jobs>) AND c.first_seen >"
                                + " (SELECT MAX(d.last_seen) FROM tested_job k JOIN tested_day t ON t.job = k.id"
                                + " JOIN test_day d ON d.job = t.job AND d.on_day = t.on_day AND d.identity = :test"
                                + " WHERE k.name_key IN (<jobs>)) ORDER BY c.class_name, c.test_name LIMIT :limit")
                .bind("test", new TestKey().of(test))
                .bind("limit", limit)
                .map((row, context) -> EntryRows.test(row))
                .list());
    }

    /** Tests of this job, these included, whose names are the same up to the first slash. */
    public List<TestId> namesakes(String job, Collection<TestId> tests) {
        Set<String> heads =
                tests.stream().map(test -> test.name().split("/", 2)[0]).collect(Collectors.toSet());
        return database.read(handle -> inJobs(
                        handle,
                        Set.of(job),
                        "SELECT c.suite, c.file, c.class_name, c.test_name, c.occurrence FROM test_case c"
                                + " JOIN tested_job j ON j.id = c.job WHERE j.name_key IN (<jobs>)"
                                + " AND SUBSTRING(c.test_name || '/' FROM 1 FOR POSITION('/' IN c.test_name || '/') - 1)"
                                + " IN (<heads>)")
                .bindList("heads", heads.isEmpty() ? List.of("") : List.copyOf(heads))
                .map((row, context) -> EntryRows.test(row))
                .list());
    }

    /** Tests of this job that failed at last, for all its reruns, in one of its latest runs; by name. */
    public List<TestId> failing(String job, int runs, int limit) {
        return database.read(handle -> inJobs(
                        handle,
                        Set.of(job),
                        "SELECT DISTINCT c.suite, c.file, c.class_name, c.test_name, c.occurrence FROM test_case c"
                                + " JOIN tested_job j ON j.id = c.job JOIN test_failure f ON f.identity = c.identity"
                                + " WHERE j.name_key IN (<jobs>) AND f.fate = 'FAILED' AND f.run IN (SELECT r.id"
                                + " FROM test_run r WHERE r.job = j.id ORDER BY r.ran_at DESC LIMIT :runs)"
                                + " ORDER BY c.class_name, c.test_name LIMIT :limit")
                .bind("runs", runs)
                .bind("limit", limit)
                .map((row, context) -> EntryRows.test(row))
                .list());
    }

    private Query inJobs(Handle handle, Set<String> jobs, String sql) {
        TestKey key = new TestKey();
        List<UUID> keys = jobs.stream().map(j -> key.ofItem(controller, j)).toList();
        return handle.createQuery(sql).bindList("jobs", keys.isEmpty() ? List.of(new UUID(0, 0)) : keys);
    }

    /** Full names of the jobs whose tests are recorded. */
    public List<String> jobs() {
        return database.read(
                handle -> handle.createQuery("SELECT name FROM tested_job WHERE controller = :controller ORDER BY name")
                        .bind("controller", controller)
                        .mapTo(String.class)
                        .list());
    }

    /** Forgets what happened before this day (UTC), and tests which nobody has seen since about then. */
    public void prune(LocalDate before) {
        List<Long> jobs = database.read(
                handle -> handle.createQuery("SELECT id FROM tested_job WHERE controller = :controller ORDER BY id")
                        .bind("controller", controller)
                        .mapTo(Long.class)
                        .list());
        for (long job : jobs) {
            database.run(handle -> prune(handle, job, before));
        }
    }

    private static void prune(Handle handle, long job, LocalDate before) {
        handle.createQuery("SELECT id FROM tested_job WHERE id = :job FOR UPDATE")
                .bind("job", job)
                .mapTo(Long.class)
                .one();
        for (String statement : List.of(
                "DELETE FROM test_day WHERE job = :job AND on_day < :day",
                "DELETE FROM tested_day WHERE job = :job AND on_day < :day",
                "DELETE FROM test_case WHERE job = :job AND last_day < :day")) {
            handle.createUpdate(statement).bind("job", job).bind("day", before).execute();
        }
        handle.createUpdate("DELETE FROM test_run WHERE job = :job AND ran_at < :at")
                .bind("job", job)
                .bind("at", before.atStartOfDay().atOffset(ZoneOffset.UTC))
                .execute();
    }
}
