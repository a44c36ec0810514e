package io.jenkins.plugins.releaseguard.lock.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database together. PostgreSQL gets them in one message and answers in one; to the embedded
 * database, which has no way to go, they are given one by one. Either way each sees what those before it did, and what
 * others had committed when it began.
 */
final class RoundTrip {

    private static final int MOST_STATEMENTS = 200;

    private final Handle handle;
    private final boolean joined;
    private final List<Statement<?>> statements = new ArrayList<>();

    /** Makes one row into a value. */
    @FunctionalInterface
    interface Row<T> {

        T read(ResultSet row) throws SQLException;
    }

    private record Statement<T>(
            String sql,
            List<@Nullable Object> values,
            @Nullable Row<T> row,
            List<T> found) {

        void read(ResultSet rows) throws SQLException {
            while (row != null && rows.next()) {
                found.add(row.read(rows));
            }
        }
    }

    RoundTrip(Handle handle, boolean joined) {
        this.handle = handle;
        this.joined = joined;
    }

    /** @return what will be found; empty until {@link #run} */
    <T> List<T> select(Row<T> row, String sql, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        statements.add(new Statement<>(sql, Arrays.asList(values), row, found));
        return found;
    }

    RoundTrip change(String sql, @Nullable Object... values) {
        statements.add(new Statement<>(sql, Arrays.asList(values), null, List.of()));
        return this;
    }

    /**
     * Where statements go together, the commit goes with the last of them. Nothing may be asked in this transaction
     * afterwards.
     */
    void commit() {
        if (joined) {
            change("COMMIT");
        }
    }

    void run() throws SQLException {
        int together = joined ? MOST_STATEMENTS : 1;
        for (int from = 0; from < statements.size(); from += together) {
            run(statements.subList(from, Math.min(from + together, statements.size())));
        }
        statements.clear();
    }

    private void run(List<Statement<?>> part) throws SQLException {
        String sql = part.size() == 1
                ? part.get(0).sql
                : String.join("; ", part.stream().map(Statement::sql).toList());
        try (PreparedStatement prepared = handle.getConnection().prepareStatement(sql)) {
            int parameter = 1;
            for (Statement<?> statement : part) {
                for (Object value : statement.values) {
                    prepared.setObject(parameter++, value);
                }
            }
            boolean hasRows = prepared.execute();
            for (Statement<?> statement : part) {
                if (hasRows) {
                    try (ResultSet rows = prepared.getResultSet()) {
                        statement.read(rows);
                    }
                }
                hasRows = prepared.getMoreResults();
            }
        }
    }
}
