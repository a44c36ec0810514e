package io.jenkins.plugins.releaseguard.flaky.report;

/** How one test case ended. */
public enum Outcome {
    /** It ran to its end and nothing was wrong. */
    PASSED,
    /** It didn't run, or stopped itself as not applicable. Proves nothing. */
    SKIPPED,
    /** An expectation of the test didn't hold. */
    FAILED,
    /** Something else broke: an unexpected exception, set-up, tear-down. */
    ERROR;

    /** Whether the test stands against a green build. */
    public boolean isFailure() {
        return this == FAILED || this == ERROR;
    }

    /** The worse of two outcomes of one test case: some tools write several. */
    Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
