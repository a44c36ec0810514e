package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.Locale;

/** Where a gate stands. All but {@link #WAITING} are final for the build. */
public enum GateState {
    /** Signatures are missing; the build is held. */
    WAITING,
    /** Enough different people approved; the build goes on. */
    SIGNED,
    /** Somebody rejected the release; the build fails. */
    REJECTED,
    /** The build ended before the gate was decided. */
    ABORTED,
    /** A newer build of the same version waits instead. */
    SUPERSEDED;

    /** As people read it, such as {@code signed}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
