package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.Locale;

/** With whom a lock may be held together. */
public enum LockMode {
    /** With nobody: to change something. */
    EXCLUSIVE,
    /** With others who hold it shared: to use something that must not change meanwhile. */
    SHARED;

    /**
     * The mode as a Jenkinsfile names it.
     *
     * @throws IllegalArgumentException naming the offending value
     */
    public static LockMode of(String text) {
        for (LockMode mode : values()) {
            if (mode.toString().equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("mode must be 'exclusive' or 'shared', but is '" + text + "'");
    }

    /** As a Jenkinsfile names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
