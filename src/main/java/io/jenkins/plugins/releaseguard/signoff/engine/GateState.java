package io.jenkins.plugins.releaseguard.signoff.engine;

/** Where a gate stands. All but {@link #WAITING} are final. */
public enum GateState {
    /** Signatures are missing; the build is held. */
    WAITING,
    /** Enough different people approved; the build goes on. */
    SIGNED,
    /** Somebody rejected the release; the build fails. */
    REJECTED,
    /** The build ended before the gate was decided. */
    ABORTED
}
