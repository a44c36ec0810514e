package io.jenkins.plugins.releaseguard.flaky;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.FixedSettings;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.flaky.store.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recording a report of 100,000 tests against the bare JDBC batch of the rows that this writes, in the same transaction
 * and on the same tables. The bare batch knows the keys and what is there already; it neither hashes, merges nor looks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1500m")
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class RecordBenchmark {
    private static final int TESTS = 100_000;
    private static final int CHUNK = 10_000;
    private static final Instant MORNING = Instant.parse("2026-03-01T06:00:00Z");

    /** Which of a job's builds is measured. */
    public enum Build {
        /** Its first: each test is new. */
        FIRST,
        /** The second one of a day: each test's row of the day is updated. */
        SAME_DAY,
        /** The first one of another day: each test gets a row for the day. */
        NEXT_DAY
    }

    @Param({"h2", "postgresql"})
    private String store;

    @Param
    private Build build;

    private Path folder;
    private PostgresqlServer server;
    private Database database;
    private TestHistory history;
    private final List<RecordedCase> cases = new ArrayList<>();
    private final UUID[] keys = new UUID[TESTS];
    private int job;

    @Setup(Level.Trial)
    public void open() throws Exception {
        folder = Files.createTempDirectory("record");
        server = store.equals("h2") ? null : new PostgresqlServer(folder.resolve("data"));
        DatabaseSettings settings = server == null ? DatabaseSettings.embedded(folder) : server.settings();
        database = new Database(settings);
        history = new TestHistory(database, "here", FixedSettings.DEFAULT);
        for (int i = 0; i < TESTS; i++) {
            String ofClass = "com.example.shop.module" + i / 1_000 + ".Some" + i / 20 + "Test";
            cases.add(RecordedCase.of(new TestId(ofClass, "", ofClass, "doesWhatItShould" + i, 1), Fate.PASSED, 12));
            keys[i] = new UUID(i * 0x9E3779B97F4A7C15L, i);
        }
        Arrays.sort(keys);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        database.close();
        if (server != null) {
            server.close();
        }
        FileUtils.deleteQuietly(folder.toFile());
    }

    @Setup(Level.Invocation)
    public void begin() {
        for (String table : List.of("test_day", "tested_day", "test_case", "tested_job")) {
            database.run(handle -> handle.execute("DELETE FROM " + table));
        }
        job++;
        if (build != Build.FIRST) {
            record(1, MORNING);
            bare(true, false, MORNING);
        }
    }

    private void record(int number, Instant at) {
        history.record(new TestRun("job" + job, number, "step", "", "", at), cases);
    }

    private Instant at() {
        return MORNING.plus(Duration.ofHours(build == Build.NEXT_DAY ? 24 : 1));
    }

    @Benchmark
    public void history() {
        record(2, at());
    }

    @Benchmark
    public void bareBatch() {
        bare(build == Build.FIRST, build == Build.SAME_DAY, at());
    }

    private void bare(boolean newTests, boolean update, Instant at) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        LocalDate day = time.toLocalDate();
        database.run(handle -> {
            try {
                if (newTests) {
                    insertTests(handle.getConnection(), time, day);
                }
                writeDays(handle.getConnection(), update, time, day);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void insertTests(Connection connection, OffsetDateTime time, LocalDate day) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO test_case (job, identity, suite, file,"
                + " class_name, test_name, occurrence, first_seen, last_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < TESTS; i++) {
                TestId test = cases.get(i).test();
                row.setLong(1, -job);
                row.setObject(2, keys[i]);
                row.setString(3, test.suite());
                row.setString(4, test.file());
                row.setString(5, test.className());
                row.setString(6, test.name());
                row.setInt(7, test.occurrence());
                row.setObject(8, time);
                row.setObject(9, day);
                add(row, i);
            }
        }
    }

    private void writeDays(Connection connection, boolean update, OffsetDateTime time, LocalDate day)
            throws SQLException {
        String sql = update
                ? "UPDATE test_day SET runs = runs + ?, failures = failures + ?, flakes = flakes + ?, millis = millis + ?,"
                        + " lost_millis = lost_millis + ?, last_seen = ?, strip = strip || ?"
                        + " WHERE job = ? AND on_day = ? AND identity = ?"
                : "INSERT INTO test_day (runs, failures, flakes, millis, lost_millis, last_seen, strip, job, on_day,"
                        + " identity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            for (int i = 0; i < TESTS; i++) {
                row.setInt(1, 1);
                row.setInt(2, 0);
                row.setInt(3, 0);
                row.setLong(4, 12);
                row.setLong(5, 0);
                row.setObject(6, time);
                row.setString(7, " 2p");
                row.setLong(8, -job);
                row.setObject(9, day);
                row.setObject(10, keys[i]);
                add(row, i);
            }
        }
    }

    private static void add(PreparedStatement row, int index) throws SQLException {
        row.addBatch();
        if ((index + 1) % CHUNK == 0) {
            row.executeBatch();
        }
    }
}
