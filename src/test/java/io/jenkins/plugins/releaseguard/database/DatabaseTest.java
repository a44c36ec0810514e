package io.jenkins.plugins.releaseguard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final String INSERT = "INSERT INTO release_lock (name) VALUES (?)";

    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatWasWrittenWhenOpenedAnew() {
        DatabaseSettings settings = DatabaseSettings.embedded(folder);
        try (Database database = new Database(settings)) {
            database.write(handle -> handle.execute(INSERT, "site"));
        }
        try (Database database = new Database(settings)) {
            assertThat(names(database)).isEqualTo("site");
        }
    }

    @Test
    void shouldTakeBackAFailedTransactionWhole() {
        try (Database database = new Database(DatabaseSettings.embedded(folder))) {
            assertThatThrownBy(() -> database.write(handle -> {
                        handle.execute(INSERT, "one");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(names(database)).isEmpty();
        }
    }

    @Test
    void shouldTellAWrongStatementFromAnOutage() {
        try (Database database = new Database(DatabaseSettings.embedded(folder))) {
            assertThatThrownBy(() -> database.read(handle -> handle.execute("SELECT * FROM nothing_here")))
                    .isInstanceOf(JdbiException.class);
        }
    }

    @Test
    void shouldSurviveAnInterruptedThread() {
        try (Database database = new Database(DatabaseSettings.embedded(folder))) {
            database.connect();
            Thread.currentThread().interrupt();
            try {
                database.write(handle -> handle.execute(INSERT, "interrupted"));
            } catch (RuntimeException e) {
                // This caller may fail; the database must not.
            }
            Thread.interrupted();
            database.write(handle -> handle.execute(INSERT, "site"));
            assertThat(names(database)).contains("site");
        }
    }

    @Test
    void shouldSayWhenTheFileIsInUseAndOpenItWhenItIsFree() {
        DatabaseSettings settings = DatabaseSettings.embedded(folder);
        Database first = new Database(settings);
        first.connect();
        first.close();
        try (Database second = new Database(settings)) {
            second.connect();
            assertThatThrownBy(first::connect)
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("shutting down");
        }
    }

    @Test
    void shouldSayWhichServerCantBeReached() {
        try (Database database =
                new Database(new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/guard?password=secret", "me", "pw"))) {
            assertThatThrownBy(database::connect)
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/guard: ")
                    .hasMessageContaining("check that PostgreSQL runs")
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("pw");
        }
    }

    @Test
    void shouldRefuseAnUnknownKindOfDatabase() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:mysql://x", "", null))
                .hasMessage("Database URL must start with 'jdbc:postgresql:', but is 'jdbc:mysql://x'");
    }

    private static String names(Database database) {
        return database.read((Handle handle) -> String.join(
                ",",
                handle.createQuery("SELECT name FROM release_lock ORDER BY name")
                        .mapTo(String.class)
                        .list()));
    }
}
