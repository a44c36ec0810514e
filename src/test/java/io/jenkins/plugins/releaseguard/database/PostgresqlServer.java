package io.jenkins.plugins.releaseguard.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL of the tests, which keeps what it confirms, and can be stopped and started. */
public final class PostgresqlServer implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    public PostgresqlServer(Path data) throws IOException {
        this.data = data;
        server = builder().start();
    }

    public DatabaseSettings settings() {
        return new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "", null);
    }

    public void stop() throws IOException {
        server.close();
    }

    /** On the same port, with the same data. */
    public void startAgain() throws IOException {
        server = builder().setPort(server.getPort()).start();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
