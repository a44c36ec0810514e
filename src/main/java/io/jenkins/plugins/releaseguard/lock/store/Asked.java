package io.jenkins.plugins.releaseguard.lock.store;

import java.util.Optional;

/**
 * What came of a request.
 *
 * @param standing how it stands; empty if it was refused
 * @param refusal why it can never be granted, fit for a build log: a deadlock, too many permits, or shared that can't
 *     be made exclusive; then it isn't queued
 */
public record Asked(Optional<Standing> standing, Optional<String> refusal, Changes changes) {}
