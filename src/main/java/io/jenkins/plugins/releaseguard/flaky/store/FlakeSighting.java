package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;

/**
 * A test that was flaky in a build.
 *
 * @param failedAttempts how often it failed before it passed
 */
public record FlakeSighting(TestId test, Origin origin, int failedAttempts) {}
