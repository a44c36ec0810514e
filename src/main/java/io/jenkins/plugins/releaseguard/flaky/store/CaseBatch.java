package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the tests of one run as JDBC batches: what is there already is read at once, then each test is inserted or
 * updated without another look. The caller holds the row of the job, so nobody else adds to it meanwhile. Goes past Jdbi,
 * which takes several times as long to bind 100,000 rows.
 */
final class CaseBatch {
    private static final int CHUNK = 10_000;
    private static final int MAX_NAME = 1_100;
    /** How long the last day of a test may be behind. */
    private static final int DAYS_BEHIND = 7;

    private final Connection connection;
    private final long job;
    private final int build;
    private final OffsetDateTime at;
    private final LocalDate day;

    CaseBatch(Connection connection, long job, TestRun run) {
        this.connection = connection;
        this.job = job;
        this.build = run.build();
        this.at = Texts.time(run.at());
        this.day = Days.of(run.at());
    }

    void write(List<CaseLine> lines) throws SQLException {
        writeTests(lines, lastDays());
        Set<UUID> seen = seenToday();
        addDays(lines.stream().filter(l -> !seen.contains(l.identity())).toList());
        changeDays(lines.stream().filter(l -> seen.contains(l.identity())).toList());
    }

    private Map<UUID, LocalDate> lastDays() throws SQLException {
        Map<UUID, LocalDate> days = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT identity, last_day FROM test_case WHERE job = ?")) {
            query.setLong(1, job);
            query.setFetchSize(CHUNK);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    days.put(rows.getObject(1, UUID.class), rows.getObject(2, LocalDate.class));
                }
            }
        }
        return days;
    }

    private Set<UUID> seenToday() throws SQLException {
        Set<UUID> seen = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO tested_day (job, on_day) VALUES (?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement query =
                        connection.prepareStatement("SELECT identity FROM test_day WHERE job = ? AND on_day = ?")) {
            insert.setLong(1, job);
            insert.setObject(2, day);
            if (insert.executeUpdate() > 0) {
                return seen;
            }
            query.setLong(1, job);
            query.setObject(2, day);
            query.setFetchSize(CHUNK);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    seen.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return seen;
    }

    private void writeTests(List<CaseLine> lines, Map<UUID, LocalDate> lastDays) throws SQLException {
        batch(
                "INSERT INTO test_case (job, identity, suite, file, class_name, test_name, occurrence, first_seen,"
                        + " last_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines.stream().filter(l -> !lastDays.containsKey(l.identity())).toList(),
                (row, line) -> {
                    row.setLong(1, job);
                    row.setObject(2, line.identity());
                    row.setString(3, Texts.storable(line.test().suite(), MAX_NAME));
                    row.setString(4, Texts.storable(line.test().file(), MAX_NAME));
                    row.setString(5, Texts.storable(line.test().className(), MAX_NAME));
                    row.setString(6, Texts.storable(line.test().name(), MAX_NAME));
                    row.setInt(7, line.test().occurrence());
                    row.setObject(8, at);
                    row.setObject(9, day);
                });
        batch(
                "UPDATE test_case SET last_day = ? WHERE job = ? AND identity = ?",
                lines.stream()
                        .filter(l -> lastDays.containsKey(l.identity())
                                && lastDays.get(l.identity())
                                        .plusDays(DAYS_BEHIND)
                                        .isBefore(day))
                        .toList(),
                (row, line) -> {
                    row.setObject(1, day);
                    row.setLong(2, job);
                    row.setObject(3, line.identity());
                });
    }

    private void addDays(List<CaseLine> lines) throws SQLException {
        batch(
                "INSERT INTO test_day (runs, failures, flakes, millis, lost_millis, last_seen, strip, job, on_day, identity)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines,
                this::setDay);
    }

    private void changeDays(List<CaseLine> lines) throws SQLException {
        batch(
                "UPDATE test_day SET runs = runs + ?, failures = failures + ?, flakes = flakes + ?, millis = millis + ?,"
                        + " lost_millis = lost_millis + ?, last_seen = GREATEST(last_seen, ?),"
                        + " strip = RIGHT(strip || ?, 4000) WHERE job = ? AND on_day = ? AND identity = ?",
                lines,
                this::setDay);
    }

    private void setDay(PreparedStatement row, CaseLine line) throws SQLException {
        row.setInt(1, line.ran() ? 1 : 0);
        row.setInt(2, line.fate().failed() ? 1 : 0);
        row.setInt(3, line.fate() == Fate.FLAKY ? 1 : 0);
        row.setLong(4, line.millis());
        row.setLong(5, line.lostMillis());
        row.setObject(6, at);
        row.setString(7, Strip.mark(build, line.fate()));
        row.setLong(8, job);
        row.setObject(9, day);
        row.setObject(10, line.identity());
    }

    /** Sets the parameters of one row. */
    interface Binding {
        void set(PreparedStatement row, CaseLine line) throws SQLException;
    }

    private void batch(String sql, List<CaseLine> lines, Binding binding) throws SQLException {
        batch(connection, sql, lines, binding);
    }

    static void batch(Connection connection, String sql, List<CaseLine> lines, Binding binding) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            int open = 0;
            for (CaseLine line : lines) {
                binding.set(row, line);
                row.addBatch();
                if (++open == CHUNK) {
                    row.executeBatch();
                    open = 0;
                }
            }
            if (open > 0) {
                row.executeBatch();
            }
        }
    }
}
