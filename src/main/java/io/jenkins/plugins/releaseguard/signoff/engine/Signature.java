package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;

/**
 * One person's word on one release.
 *
 * @param person who signed
 * @param decision approve or reject
 * @param reason why, never blank
 * @param at when, by the clock of the controller that took the signature
 */
public record Signature(Person person, Decision decision, String reason, Instant at) {}
