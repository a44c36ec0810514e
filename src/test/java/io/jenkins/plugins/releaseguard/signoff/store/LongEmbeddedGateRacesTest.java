package io.jenkins.plugins.releaseguard.signoff.store;

import org.junit.jupiter.api.Tag;

@Tag("endurance")
class LongEmbeddedGateRacesTest extends EmbeddedGateRacesTest {

    @Override
    int rounds() {
        return 1000;
    }
}
