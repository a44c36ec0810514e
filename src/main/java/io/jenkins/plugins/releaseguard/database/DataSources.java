package io.jenkins.plugins.releaseguard.database;

import java.time.Duration;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections to the database that settings name. */
final class DataSources {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** A server that is silent for so long is taken for gone. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private DataSources() {}

    static DataSource of(DatabaseSettings settings) {
        String password = settings.password() == null ? "" : settings.password();
        if (settings.isEmbedded()) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(settings.url());
            h2.setUser(settings.user());
            h2.setPassword(password);
            return h2;
        }
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(settings.url());
        if (!settings.user().isEmpty()) {
            postgresql.setUser(settings.user());
            postgresql.setPassword(password);
        }
        postgresql.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
        postgresql.setTcpKeepAlive(true);
        postgresql.setSocketTimeout((int) ANSWER_TIMEOUT.toSeconds());
        return postgresql;
    }
}
