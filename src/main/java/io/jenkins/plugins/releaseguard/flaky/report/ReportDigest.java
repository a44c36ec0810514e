package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.Serializable;
import java.util.List;

/**
 * What matters of a set of reports, small enough to be sent and kept.
 *
 * @param reports how many reports were read, broken ones included
 * @param cases test cases in them
 * @param skipped of these, the ones that didn't run
 * @param failed of these, the ones that failed at last
 * @param failures the failed ones, the first {@value ReportScan#MAX_FAILURES} of them
 * @param retried those which the tool itself repeated until they passed, with the same bound
 * @param sightings the tests that were looked for
 * @param passedClasses {@linkplain #classOf(String, TestId) classes} in which a test passed, of those looked for
 * @param broken reports that couldn't be read; nothing of them is in the other numbers
 * @param ignored how many matching reports were older than what they should report on
 * @param dialect who wrote most of the reports
 */
public record ReportDigest(
        int reports,
        int cases,
        int skipped,
        int failed,
        List<FailedTest> failures,
        List<FailedTest> retried,
        List<Sighting> sightings,
        List<String> passedClasses,
        List<BrokenReport> broken,
        int ignored,
        Dialect dialect)
        implements Serializable {

    /** How many test cases ran. */
    public int ran() {
        return cases - skipped;
    }

    /** Names a class within a report, for {@link #passedClasses()}. */
    public static String classOf(String report, TestId id) {
        return report + '\0' + id.file() + '\0' + (id.className().isEmpty() ? id.suite() : id.className());
    }

    /** Whether the given report is among the broken ones. */
    public boolean isBroken(String report) {
        return broken.stream().anyMatch(b -> b.path().equals(report));
    }
}
