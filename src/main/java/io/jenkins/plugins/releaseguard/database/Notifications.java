package io.jenkins.plugins.releaseguard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What others tell on a channel of a PostgreSQL server ({@code NOTIFY}), heard on a connection of its own. A hint only:
 * what is told while nobody listens is lost.
 */
public final class Notifications implements AutoCloseable {

    private final Connection connection;

    private Notifications(Connection connection) {
        this.connection = connection;
    }

    /**
     * Begins to listen.
     *
     * @param channel a plain SQL identifier
     * @throws SQLException if the server can't be reached
     */
    public static Notifications of(DatabaseSettings settings, String channel) throws SQLException {
        Connection connection = DataSources.of(settings).getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("LISTEN " + channel);
            return new Notifications(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Waits for something to be told.
     *
     * @return what was told with it, empty if nothing was in this time
     * @throws SQLException if the connection is broken, or closed by another thread
     */
    public List<String> await(Duration time) throws SQLException {
        PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications((int) time.toMillis());
        if (heard == null || heard.length == 0) {
            // A server that is gone without a word is noticed only by asking it.
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            return List.of();
        }
        return Arrays.stream(heard).map(PGNotification::getParameter).toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
