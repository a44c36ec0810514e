package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.signoff.engine.Circumstances;
import java.util.Map;

/** Circumstances whose artifacts were read before the transaction. */
record ArtifactsRead(Circumstances around, Map<String, String> artifacts) implements LookedUp {}
