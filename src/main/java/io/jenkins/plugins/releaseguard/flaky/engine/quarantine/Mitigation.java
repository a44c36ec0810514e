package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

/** What was done about a flaky test. */
public enum Mitigation {
    TEST_FIXED("test fixed"),
    APPLICATION_FIXED("application fixed"),
    SPECIFICATION_ADJUSTED("specification adjusted"),
    TEST_REMOVED("test removed");

    private final String text;

    Mitigation(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
