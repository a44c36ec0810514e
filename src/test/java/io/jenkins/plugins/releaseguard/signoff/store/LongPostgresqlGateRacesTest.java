package io.jenkins.plugins.releaseguard.signoff.store;

import org.junit.jupiter.api.Tag;

@Tag("endurance")
class LongPostgresqlGateRacesTest extends PostgresqlGateRacesTest {

    @Override
    int rounds() {
        return 1000;
    }
}
