package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.Map;

/**
 * What the world around a gate is like at this moment: asked within the transaction that decides, but for the artifacts,
 * which take long to read.
 */
public interface Circumstances {

    Instant now();

    /** The policies that hold for the release now. */
    Policies policies();

    /** SHA-256 of each artifact as it is now, by name. */
    Map<String, String> artifacts();

    /** What a person may do now; asked for those who signed before, too. */
    Standing standing(Person person);
}
