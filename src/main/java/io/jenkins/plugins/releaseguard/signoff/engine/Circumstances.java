package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.Map;

/**
 * What the world around a gate is like at this moment: asked within the transaction that decides, but for the artifacts
 * and the people, who take long to look up: these it is given.
 */
public interface Circumstances {

    Instant now();

    /** The policies that hold for the release now. */
    Policies policies();

    /** SHA-256 of each artifact as it is now, by name. */
    Map<String, String> artifacts();

    /** What a person may do now; asked by approvals only, for everybody whose approval counts. */
    Standing standing(Person person);
}
