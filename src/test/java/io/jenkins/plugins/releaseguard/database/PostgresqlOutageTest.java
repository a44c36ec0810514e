package io.jenkins.plugins.releaseguard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlOutageTest {

    @TempDir
    Path folder;

    @Test
    void shouldGoOnByItselfWhenTheServerIsBack() throws Exception {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"));
                Database database = new Database(server.settings(), Duration.ZERO)) {
            database.write(handle -> handle.execute("INSERT INTO release_lock (name) VALUES ('site')"));

            server.stop();
            assertThatThrownBy(() -> count(database))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("check that PostgreSQL runs");

            server.startAgain();
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void shouldOpenWhenTheServerComesUpLater() throws Exception {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"));
                Database database = new Database(server.settings(), Duration.ZERO)) {
            server.stop();
            assertThatThrownBy(database::connect).isInstanceOf(DatabaseUnavailableException.class);
            server.startAgain();
            assertThat(count(database)).isZero();
        }
    }

    private static int count(Database database) {
        return database.read(handle -> handle.select("SELECT count(*) FROM release_lock")
                .mapTo(Integer.class)
                .one());
    }
}
