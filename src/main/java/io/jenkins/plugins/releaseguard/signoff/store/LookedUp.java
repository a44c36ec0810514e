package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.signoff.engine.Circumstances;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;
import io.jenkins.plugins.releaseguard.signoff.engine.Standing;
import java.time.Instant;
import java.util.Map;

/** Circumstances of which a part was looked up before the transaction; for the rest the ones around are asked. */
interface LookedUp extends Circumstances {

    Circumstances around();

    @Override
    default Instant now() {
        return around().now();
    }

    @Override
    default Policies policies() {
        return around().policies();
    }

    @Override
    default Map<String, String> artifacts() {
        return around().artifacts();
    }

    @Override
    default Standing standing(Person person) {
        return around().standing(person);
    }
}
