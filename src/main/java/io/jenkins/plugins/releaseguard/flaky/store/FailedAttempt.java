package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failed attempt of a test, as the history keeps it.
 *
 * @param job full name of the job
 * @param commit what was tested; empty if unknown
 * @param node where; empty for the built-in node
 * @param attempt 0 for the first
 * @param fate what became of the test in the end
 * @param origin who found it flaky; null for a mere failure
 */
public record FailedAttempt(
        String job,
        int build,
        Instant at,
        String commit,
        String node,
        int attempt,
        Fate fate,
        @Nullable Origin origin,
        Trace trace) {}
