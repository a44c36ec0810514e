package io.jenkins.embedded.proof;

import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment loses no grant, grants nothing twice and leaves nothing stuck. */
class KilledUnderLoadTest {

    @TempDir
    Path folder;

    @Test
    void shouldKeepOrderOnEmbeddedStore() throws Exception {
        new KillRounds(System.nanoTime()).run(3, folder, "-");
    }

    @Test
    void shouldKeepOrderOnPostgresql() throws Exception {
        onPostgresql(2);
    }

    @Test
    @Tag("endurance")
    void shouldKeepOrderOnEmbeddedStoreThrough200Rounds() throws Exception {
        new KillRounds(System.nanoTime()).run(200, folder, "-");
    }

    @Test
    @Tag("endurance")
    void shouldKeepOrderOnPostgresqlThrough50Rounds() throws Exception {
        onPostgresql(50);
    }

    private void onPostgresql(int rounds) throws Exception {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"))) {
            new KillRounds(System.nanoTime())
                    .run(rounds, folder, server.settings().url());
        }
    }
}
