package io.jenkins.plugins.releaseguard.lock.step;

import java.util.Locale;

/** What the step does when it didn't get its locks in time. */
enum OnTimeout {
    /** Fails and says who holds them. */
    FAIL,
    /** Leaves the block out, marks the step and returns {@code false}. */
    SKIP;

    /** @throws IllegalArgumentException naming the offending value */
    static OnTimeout of(String text) {
        for (OnTimeout way : values()) {
            if (way.toString().equals(text)) {
                return way;
            }
        }
        throw new IllegalArgumentException("onTimeout must be 'fail' or 'skip', but is '" + text + "'");
    }

    /** As a Jenkinsfile names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
