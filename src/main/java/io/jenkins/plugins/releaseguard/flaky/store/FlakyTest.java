package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.time.Instant;

/**
 * A test of a job that was found flaky, over all builds.
 *
 * @param job full name of the job
 * @param builds in how many builds it was flaky
 * @param lastBuild number of the latest of them
 */
public record FlakyTest(
        long id, String job, TestId test, Instant firstSeen, Instant lastSeen, int lastBuild, int builds) {}
