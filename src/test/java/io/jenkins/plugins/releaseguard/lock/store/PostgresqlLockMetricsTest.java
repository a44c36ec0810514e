package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.SharedPostgresql;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlLockMetricsTest extends LockMetricsContract {

    @RegisterExtension
    static final SharedPostgresql POSTGRESQL = new SharedPostgresql();

    @Override
    DatabaseSettings settings() {
        return POSTGRESQL.settings();
    }
}
