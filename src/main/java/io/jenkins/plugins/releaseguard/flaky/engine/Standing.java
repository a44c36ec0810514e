package io.jenkins.plugins.releaseguard.flaky.engine;

/** Where a test stands that failed in this build, after the latest attempt. Only {@link #FLAKY} is cleared. */
public enum Standing {
    /** It failed, and wasn't run again. */
    NOT_RERUN("not rerun"),
    /** The same test ran again and passed, in a report written by the attempt. */
    FLAKY("passed"),
    /** The attempt ran it, and it failed. */
    FAILED_AGAIN("failed again"),
    /** No report of the attempt names it: the selection may have matched nothing. */
    ABSENT("not in any report of the rerun"),
    /** The attempt skipped it. */
    SKIPPED("skipped"),
    /** The attempt wrote no report; those in place are older. */
    NO_NEW_REPORT("the rerun wrote no report"),
    /** The block failed before any report was written. */
    BLOCK_FAILED("the block failed before any test reported"),
    /** A report of the attempt can't be read. */
    BROKEN_REPORT("the report of the rerun can't be read"),
    /** Reports were written, without a single test in them. */
    NO_TESTS("no test ran"),
    /** Several tests have this name, and which of them ran can't be told. */
    AMBIGUOUS("several tests have this name and it can't be told which of them ran");

    private final String text;

    Standing(String text) {
        this.text = text;
    }

    /** For a log line: "still fails: {@code reason}". */
    public String text() {
        return text;
    }
}
