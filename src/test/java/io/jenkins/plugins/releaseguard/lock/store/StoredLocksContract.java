package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database without any lock before each test, and a time that the test sets. */
abstract class StoredLocksContract {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> TABLES = List.of(
            "lock_request",
            "lock_request_name",
            "lock_request_block",
            "lock_history",
            "release_lock",
            "lock_controller");

    Instant now = NOON;
    Database database;
    LockStore store;

    abstract DatabaseSettings settings() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = new Database(settings());
        database.run(handle -> {
            for (String table : TABLES) {
                handle.execute("DELETE FROM " + table);
            }
        });
        store = new LockStore(database, clock());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Of requests, their places in queues, and the blocks they hold up. */
    final int rows() {
        return database.read(handle -> handle.createQuery("SELECT (SELECT COUNT(*) FROM lock_request)"
                        + " + (SELECT COUNT(*) FROM lock_request_name) + (SELECT COUNT(*) FROM lock_request_block)")
                .mapTo(Integer.class)
                .one());
    }

    final Clock clock() {
        return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }
}
