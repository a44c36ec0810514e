package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlLockStoreTest extends LockStoreContract {

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

    @Test
    void shouldBeToldToKeepWhatItConfirms() {
        try (Database database = new Database(settings())) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                String value = database.read(handle ->
                        handle.select("SHOW " + setting).mapTo(String.class).one());
                assertThat(value).as(setting).isEqualTo("on");
            }
        }
    }
}
