package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.util.Locale;

/** How much a test matters: how many people must agree before its failures don't count. */
public enum Priority {
    NORMAL,
    HIGH;

    /** For people. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
