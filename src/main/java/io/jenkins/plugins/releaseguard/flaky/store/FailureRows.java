package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The failed attempts of a run. */
final class FailureRows {
    /** So many failed attempts of one test in one run are kept. */
    private static final int MAX_ATTEMPTS = 20;
    /** So many tests of one run are kept with their attempts. */
    private static final int MAX_TESTS = 1_000;

    private static final int MAX_TYPE = 500;
    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_TRACE = 8_000;

    private FailureRows() {}

    /** @param passedElsewhere tests of these that passed in another build of the same commit */
    static void insert(Connection connection, long run, List<CaseLine> lines, Set<UUID> passedElsewhere)
            throws SQLException {
        List<CaseLine> bad =
                lines.stream().filter(l -> l.fate().isBad()).limit(MAX_TESTS).toList();
        if (bad.isEmpty()) {
            return;
        }
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO test_failure (run, identity, attempt,"
                + " fate, origin, error, type, message, trace) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (CaseLine line : bad) {
                List<Trace> traces = line.failures().isEmpty() ? List.of(Trace.NONE) : line.failures();
                Origin origin = passedElsewhere.contains(line.identity()) ? Origin.BUILDS : line.origin();
                for (int attempt = 0; attempt < Math.min(MAX_ATTEMPTS, traces.size()); attempt++) {
                    set(row, run, line, attempt, origin, traces.get(attempt));
                    row.addBatch();
                }
            }
            row.executeBatch();
        }
    }

    private static void set(
            PreparedStatement row, long run, CaseLine line, int attempt, @Nullable Origin origin, Trace trace)
            throws SQLException {
        row.setLong(1, run);
        row.setObject(2, line.identity());
        row.setInt(3, attempt);
        row.setString(4, line.fate().name());
        row.setString(5, origin == null ? null : origin.name());
        row.setBoolean(6, trace.isError());
        row.setString(7, Texts.storable(trace.getType(), MAX_TYPE));
        row.setString(8, Texts.storable(trace.getMessage(), MAX_MESSAGE));
        row.setString(9, Texts.storable(trace.getText(), MAX_TRACE));
    }

    static FailedAttempt read(ResultSet row) throws SQLException {
        String origin = row.getString("origin");
        return new FailedAttempt(
                row.getString("name"),
                row.getInt("build"),
                Days.instant(row, "ran_at"),
                row.getString("commit_id"),
                row.getString("node"),
                row.getInt("attempt"),
                Fate.valueOf(row.getString("fate")),
                origin == null ? null : Origin.valueOf(origin),
                new Trace(
                        row.getBoolean("error"),
                        row.getString("type"),
                        row.getString("message"),
                        row.getString("trace")));
    }
}
