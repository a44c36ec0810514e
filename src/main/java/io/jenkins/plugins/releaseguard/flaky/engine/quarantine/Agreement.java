package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.time.Instant;

/**
 * One person's agreement to a proposal.
 *
 * @param note what the person says to it; may be empty
 */
public record Agreement(Voice by, Instant at, String note) {}
