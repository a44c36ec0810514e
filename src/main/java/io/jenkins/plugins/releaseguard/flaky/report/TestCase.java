package io.jenkins.plugins.releaseguard.flaky.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One test case of a report.
 *
 * @param outcome how it ended at last
 * @param seconds its duration, 0 if the report gives none that can be read
 * @param failure what the report says of the failure; null unless the outcome is a failure
 * @param retries failed attempts which the tool itself repeated (Surefire's {@code flakyFailure},
 *     {@code flakyError}, {@code rerunFailure}, {@code rerunError})
 * @param dialect who wrote the report, as far as it had been read
 * @param cases how many elements of the report are attempts of this test; 1 for most tools
 */
public record TestCase(
        TestId id,
        Outcome outcome,
        double seconds,
        @Nullable Trace failure,
        List<Trace> retries,
        Dialect dialect,
        int cases) {

    /** Whether the tool repeated the test by itself until it passed. */
    public boolean passedOnRetry() {
        return outcome == Outcome.PASSED && !retries.isEmpty();
    }
}
