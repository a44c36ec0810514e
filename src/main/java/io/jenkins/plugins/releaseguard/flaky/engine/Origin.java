package io.jenkins.plugins.releaseguard.flaky.engine;

/** Who ran a test again, and so found it flaky. */
public enum Origin {
    /** The step {@code flakyRerun}: by evidence of a report of its own. */
    RERUN("rerun by flakyRerun"),
    /** The test tool, as its report says. */
    TOOL("retried by the test tool");

    private final String text;

    Origin(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
