package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import java.util.UUID;

/**
 * What must be told about a step of ageing.
 *
 * @param id stays the same however often it is told
 * @param entry id of the entry
 * @param scope full name of the job or folder that it is for
 * @param owner who has to fix the test: a user's id, or a name that is none
 * @param text for people
 */
public record AgeOrder(UUID id, long entry, String scope, String owner, String ticket, AgeStep step, String text) {}
