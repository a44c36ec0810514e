package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.SharedPostgresql;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlVerificationsTest extends VerificationsContract {

    @RegisterExtension
    static final SharedPostgresql POSTGRESQL = new SharedPostgresql();

    @Override
    DatabaseSettings settings() {
        return POSTGRESQL.settings();
    }
}
