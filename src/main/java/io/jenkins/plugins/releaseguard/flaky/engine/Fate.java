package io.jenkins.plugins.releaseguard.flaky.engine;

/** What became of a test in one run of a build's tests, reruns included. */
public enum Fate {
    /** Passed at the first attempt. */
    PASSED('p', "passed"),
    /** Failed, and passed when it ran again. */
    FLAKY('k', "flaky"),
    /** Failed at last, and counts. */
    FAILED('f', "failed"),
    /** Failed at last, but is in quarantine and didn't count. */
    QUARANTINED('q', "failed in quarantine"),
    /** Didn't run. */
    SKIPPED('s', "skipped");

    private final char letter;
    private final String text;

    Fate(char letter, String text) {
        this.letter = letter;
        this.text = text;
    }

    /** One letter for it, in a compact history. */
    public char letter() {
        return letter;
    }

    /** For people. */
    public String text() {
        return text;
    }

    /** Whether it stands against the test's being sound: it failed at least once. */
    public boolean isBad() {
        return this == FLAKY || failed();
    }

    /** Whether it failed at last, counted or not. */
    public boolean failed() {
        return this == FAILED || this == QUARANTINED;
    }
}
