package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.signoff.engine.Circumstances;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;
import io.jenkins.plugins.releaseguard.signoff.engine.Standing;
import java.time.Instant;
import java.util.Map;

/** Circumstances whose artifacts were read before the transaction. */
record ArtifactsRead(Circumstances around, Map<String, String> artifacts) implements Circumstances {

    @Override
    public Instant now() {
        return around.now();
    }

    @Override
    public Policies policies() {
        return around.policies();
    }

    @Override
    public Standing standing(Person person) {
        return around.standing(person);
    }
}
