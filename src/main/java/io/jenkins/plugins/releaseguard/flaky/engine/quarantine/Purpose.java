package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

/** What is proposed for a test. To ignore it for good needs one of three reasons; there is no other. */
public enum Purpose {
    QUARANTINE("quarantine"),
    IGNORE_FUNCTIONALITY_REMOVED("ignore for good: the functionality was removed"),
    IGNORE_SPECIFICATION_NEGATES("ignore for good: a new specification negates it"),
    IGNORE_TEAM_AGREED("ignore for good: the team agreed");

    private final String text;

    Purpose(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
