package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.Locale;

/** With whom a lock may be held together. */
public enum LockMode {
    /** With nobody: to change something. */
    EXCLUSIVE,
    /** With others who hold it shared: to use something that must not change meanwhile. */
    SHARED;

    /** As a Jenkinsfile names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
