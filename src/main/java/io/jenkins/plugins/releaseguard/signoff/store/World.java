package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.signoff.engine.Circumstances;
import io.jenkins.plugins.releaseguard.signoff.engine.Opening;

/** Where the circumstances of a release come from. */
public interface World {

    /** The circumstances now of the release that was opened so. Read lazily: nothing is looked up that nobody asks for. */
    Circumstances around(Opening opening);
}
