package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.util.Locale;

/** Where a flaky test stands. */
public enum State {
    /** It was flaky; nobody has proposed anything yet. */
    SUSPECTED,
    /** Somebody proposed to quarantine it, or to ignore it for good; others have to agree. */
    PROPOSED,
    /** Its failures don't count, and its clock runs. */
    QUARANTINED,
    /** Somebody says it is fixed; its failures count again. */
    MITIGATED,
    /** It passes, but not often enough yet to be believed. */
    WATCHED,
    /** Passed often enough, or was removed. */
    CLOSED,
    /** It was decided not to quarantine it. */
    REJECTED,
    /** It fails always, so it isn't flaky: never quarantined. */
    BROKEN,
    /** Its failures don't count, for good. */
    IGNORED;

    /** For people. */
    public String text() {
        return this == QUARANTINED ? "in quarantine" : name().toLowerCase(Locale.ROOT);
    }
}
