package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The flaky tests that this controller's jobs showed. Each method is one transaction.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class FlakyStore {
    private final Database database;
    private final String controller;

    /** @param controller tells this controller's jobs from those of others that share the database */
    public FlakyStore(Database database, String controller) {
        this.database = database;
        this.controller = controller;
    }

    /** The store that this controller is configured to use. */
    public static FlakyStore ofController() {
        return new FlakyStore(ControllerDatabase.get(), ControllerHome.controllerId());
    }

    /**
     * Records what was flaky in a build. May be repeated, say after a restart: a test counts once per build.
     *
     * @param job full name of the job
     * @param at when the build showed it
     */
    public void record(String job, int build, Instant at, Collection<FlakeSighting> flakes) {
        OffsetDateTime time = at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        // in one order everywhere, so that builds which record at the same time don't wait for each other crosswise
        List<FlakeSighting> ordered = flakes.stream()
                .sorted(Comparator.comparing(f -> fingerprint(job, f.test())))
                .toList();
        database.run(handle -> ordered.forEach(flake -> record(handle, job, build, time, flake)));
    }

    private void record(Handle handle, String job, int build, OffsetDateTime time, FlakeSighting flake) {
        TestId test = flake.test();
        String fingerprint = fingerprint(job, test);
        handle.createUpdate("INSERT INTO flaky_test (controller, job, fingerprint, suite, file, class_name, test_name,"
                        + " occurrence, first_seen, last_seen, last_build, builds) VALUES (:controller, :job,"
                        + " :fingerprint, :suite, :file, :class, :name, :occurrence, :time, :time, :build, 0)"
                        + " ON CONFLICT DO NOTHING")
                .bind("controller", controller)
                .bind("job", job)
                .bind("fingerprint", fingerprint)
                .bind("suite", storable(test.suite()))
                .bind("file", storable(test.file()))
                .bind("class", storable(test.className()))
                .bind("name", storable(test.name()))
                .bind("occurrence", test.occurrence())
                .bind("time", time)
                .bind("build", build)
                .execute();
        long id = handle.createQuery("SELECT id FROM flaky_test WHERE controller = :controller"
                        + " AND fingerprint = :fingerprint FOR UPDATE")
                .bind("controller", controller)
                .bind("fingerprint", fingerprint)
                .mapTo(Long.class)
                .one();
        int added = handle.createUpdate("INSERT INTO flaky_sighting (test_id, build, seen_at, origin, failed_attempts)"
                        + " VALUES (:id, :build, :time, :origin, :attempts) ON CONFLICT DO NOTHING")
                .bind("id", id)
                .bind("build", build)
                .bind("time", time)
                .bind("origin", flake.origin().name())
                .bind("attempts", flake.failedAttempts())
                .execute();
        if (added > 0) {
            handle.createUpdate("UPDATE flaky_test SET builds = builds + 1, first_seen = LEAST(first_seen, :time),"
                            + " last_seen = GREATEST(last_seen, :time), last_build = GREATEST(last_build, :build)"
                            + " WHERE id = :id")
                    .bind("id", id)
                    .bind("time", time)
                    .bind("build", build)
                    .execute();
        }
    }

    /** Full names of the jobs that showed a flaky test. */
    public Set<String> jobs() {
        return new HashSet<>(database.read(
                handle -> handle.createQuery("SELECT DISTINCT job FROM flaky_test WHERE controller = :controller")
                        .bind("controller", controller)
                        .mapTo(String.class)
                        .list()));
    }

    public List<FlakyTest> find(FlakyQuery query) {
        if (query.jobs().isEmpty()) {
            return List.of();
        }
        return database.read(handle -> matching(
                        handle,
                        query,
                        "SELECT *",
                        " ORDER BY " + query.order().sql(query.descending()) + " LIMIT :limit OFFSET :offset")
                .bind("limit", query.limit())
                .bind("offset", query.offset())
                .map((row, context) -> read(row))
                .list());
    }

    /** How many {@link #find} would list without its limit. */
    public int count(FlakyQuery query) {
        if (query.jobs().isEmpty()) {
            return 0;
        }
        return database.read(handle -> matching(handle, query, "SELECT COUNT(*)", "")
                .mapTo(Integer.class)
                .one());
    }

    private Query matching(Handle handle, FlakyQuery query, String select, String rest) {
        String pattern = query.text()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return handle.createQuery(select + " FROM flaky_test WHERE controller = :controller AND job IN (<jobs>)"
                        + " AND (LOWER(job) LIKE :text ESCAPE '!' OR LOWER(suite) LIKE :text ESCAPE '!'"
                        + " OR LOWER(class_name || '.' || test_name) LIKE :text ESCAPE '!')" + rest)
                .bindList("jobs", List.copyOf(query.jobs()))
                .bind("controller", controller)
                .bind("text", "%" + storable(pattern) + "%");
    }

    private static FlakyTest read(ResultSet row) throws SQLException {
        return new FlakyTest(
                row.getLong("id"),
                row.getString("job"),
                new TestId(
                        row.getString("suite"),
                        row.getString("file"),
                        row.getString("class_name"),
                        row.getString("test_name"),
                        row.getInt("occurrence")),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getInt("last_build"),
                row.getInt("builds"));
    }

    private static String fingerprint(String job, TestId test) {
        String all = String.join("\0", job, test.suite(), test.key(), Integer.toString(test.occurrence()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL has no NUL in a text. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
