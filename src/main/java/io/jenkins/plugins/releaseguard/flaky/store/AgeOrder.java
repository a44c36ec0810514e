package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import java.util.UUID;

/**
 * What must be told about a step of ageing.
 *
 * @param id stays the same however often it is told
 * @param entry id of the entry
 * @param text for people
 */
public record AgeOrder(UUID id, long entry, String ticket, AgeStep step, String text) {}
