package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an entry, for its history.
 *
 * @param by null for what Release Guard did by itself
 * @param text what happened, one sentence
 * @param reason as the person gave it; may be empty
 */
public record Note(@Nullable Voice by, Instant at, String text, String reason) {}
