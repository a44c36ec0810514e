package io.jenkins.plugins.releaseguard.flaky.engine;

/** Who found a test flaky. */
public enum Origin {
    /** The step {@code flakyRerun}: by evidence of a report of its own. */
    RERUN("rerun by flakyRerun"),
    /** The test tool, as its report says. */
    TOOL("retried by the test tool"),
    /** The history: passed and failed on the same commit in different builds. */
    BUILDS("passed and failed on the same commit");

    private final String text;

    Origin(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
