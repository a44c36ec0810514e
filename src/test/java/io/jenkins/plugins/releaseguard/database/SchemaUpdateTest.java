package io.jenkins.plugins.releaseguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A newer plugin opens the database that an older one left. */
class SchemaUpdateTest {

    @RegisterExtension
    static final SharedPostgresql POSTGRESQL = new SharedPostgresql();

    @TempDir
    static Path folder;

    static Stream<Named<DatabaseSettings>> databases() {
        return Stream.of(
                Named.of("embedded", DatabaseSettings.embedded(folder)), Named.of("PostgreSQL", postgresql("queues")));
    }

    /** A database of its own on the server. */
    private static DatabaseSettings postgresql(String name) {
        DatabaseSettings server = POSTGRESQL.settings();
        Jdbi.create(DataSources.of(server)).useHandle(handle -> handle.execute("CREATE DATABASE " + name));
        return new DatabaseSettings(server.url().replace("/postgres?", "/" + name + "?"), server.user(), null);
    }

    /** As the plugin left it that brought the migrations up to this one. */
    private static Jdbi leftBy(String version, DatabaseSettings settings) {
        DataSource source = DataSources.of(settings);
        Schema.flyway(source, Schema.TABLES).target(version).load().migrate();
        return Jdbi.create(source);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void shouldKeepQueues(DatabaseSettings settings) {
        UUID request = UUID.randomUUID();
        UUID block = UUID.randomUUID();
        leftBy("12", settings).useHandle(handle -> {
            handle.execute("INSERT INTO release_lock (name) VALUES ('site')");
            handle.execute("""
                INSERT INTO lock_request (id, controller, job, build, names, mode, permits, enclosing, callers, priority,
                    cooldown_seconds, cancel_superseded, reason, rank, arrival, requested_at)
                VALUES (?, 'here', 'deploy', 1, 'site', 'SHARED', 1, '', '', 0, 0, FALSE, '', 7, 8, CURRENT_TIMESTAMP)\
                """, request);
            handle.execute("INSERT INTO lock_request_name VALUES (?, 'site', TRUE, 7, 8)", request);
            handle.execute("INSERT INTO lock_request_block VALUES (?, ?)", request, block);
        });
        try (Database database = new Database(settings)) {
            List<String> rows = database.read(handle -> queue(handle, request));
            assertThat(rows).containsExactly("site true 7 8 " + block);
        }
    }

    private static List<String> queue(Handle handle, UUID request) {
        return handle.select("""
                    SELECT n.lock_name, n.waiting, n.rank, n.arrival, b.block_id
                    FROM lock_request r JOIN lock_request_name n ON n.request_id = r.id
                    JOIN lock_request_block b ON b.request_id = r.id
                    WHERE r.id = ?\
                    """, request)
                .map((row, context) -> "%s %s %d %d %s"
                        .formatted(
                                row.getString("lock_name"),
                                row.getBoolean("waiting"),
                                row.getLong("rank"),
                                row.getLong("arrival"),
                                row.getString("block_id")))
                .list();
    }

    @Test
    void shouldReplaceFunctionsWhoseParametersHadOtherNames() {
        DatabaseSettings settings = postgresql("functions");
        leftBy("12", settings).useHandle(handle -> {
            handle.execute(
                    "CREATE FUNCTION release_guard_take(old UUID) RETURNS BOOLEAN LANGUAGE sql AS 'SELECT TRUE'");
            handle.execute("CREATE FUNCTION release_guard_give_back(old UUID, at TIMESTAMPTZ) RETURNS BOOLEAN"
                    + " LANGUAGE sql AS 'SELECT TRUE'");
        });
        try (Database database = new Database(settings)) {
            List<Integer> parameters = database.read(handle -> handle.select(
                            "SELECT pronargs FROM pg_proc WHERE proname LIKE 'release_guard_%' ORDER BY proname")
                    .mapTo(Integer.class)
                    .list());
            assertThat(parameters).containsExactly(2, 17);
        }
    }
}
