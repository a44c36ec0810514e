package io.jenkins.plugins.releaseguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process was killed while it changed the schema of the embedded database. */
class InterruptedMigrationTest {

    @TempDir
    Path folder;

    private DatabaseSettings settings;
    private Path kept;

    @BeforeEach
    void locate() {
        settings = DatabaseSettings.embedded(folder);
        kept = folder.resolve("release-guard.before-update.sql");
    }

    /** Works on the file as it is, without bringing it up to date. */
    private void raw(String... statements) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(settings.url());
        h2.setUser("");
        h2.setPassword("");
        try (Handle handle = Jdbi.create(h2).open()) {
            List.of(statements).forEach(handle::execute);
            handle.execute("SHUTDOWN");
        } catch (JdbiException e) {
            assertThat(e).rootCause().hasMessageContaining("already closed");
        }
    }

    @Test
    void shouldBeginAnewWhenTheFirstOneWasInterrupted() {
        raw("SCRIPT TO '" + kept + "'", "CREATE TABLE release_lock (name VARCHAR(10))");
        try (Database database = new Database(settings)) {
            database.run(handle -> handle.execute("INSERT INTO release_lock (name) VALUES (?)", "x".repeat(100)));
        }
        assertThat(kept).doesNotExist();
    }

    @Test
    void shouldKeepTheDataWhenALaterOneWasInterrupted() {
        try (Database database = new Database(settings)) {
            database.run(handle -> handle.execute("INSERT INTO release_lock (name) VALUES ('site''s')"));
        }
        raw(
                "SCRIPT TO '" + kept + "'",
                "ALTER TABLE release_lock RENAME TO half_done",
                "UPDATE half_done SET name = 'other'");
        try (Database database = new Database(settings)) {
            List<String> names = database.read(handle -> handle.select("SELECT name FROM release_lock")
                    .mapTo(String.class)
                    .list());
            assertThat(names).containsExactly("site's");
        }
        assertThat(kept).doesNotExist();
    }

    @Test
    void shouldLeaveNothingBehindWhenNothingHappens() {
        new Database(settings).close();
        try (Database database = new Database(settings)) {
            database.connect();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**before-update*");
    }
}
