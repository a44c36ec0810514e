package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlGatesTest extends GatesContract {

    @TempDir
    static Path folder;

    private static PostgresqlServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new PostgresqlServer(folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    DatabaseSettings settings() {
        return server.settings();
    }
}
