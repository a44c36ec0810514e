package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.SharedPostgresql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlLockStoreTest extends LockStoreContract {

    @RegisterExtension
    static final SharedPostgresql POSTGRESQL = new SharedPostgresql();

    @Override
    DatabaseSettings settings() {
        return POSTGRESQL.settings();
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
