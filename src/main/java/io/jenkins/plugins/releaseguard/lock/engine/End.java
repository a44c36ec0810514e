package io.jenkins.plugins.releaseguard.lock.engine;

/** How a request ended. */
public enum End {
    /** Given back after its block. */
    RELEASED,
    /** Taken from a build that is gone, or from a controller that didn't renew its lease. */
    LOST,
    /** Waited too long. */
    TIMED_OUT,
    /** Taken by an administrator. */
    FORCED,
    /** Left the queue, because its build or its step was stopped. */
    ABORTED,
    /** A newer build of its job took its place in the queue. */
    SUPERSEDED,
    /** Refused, because it would have waited for ever. */
    DEADLOCK,
    /** Refused, because waiting would not have helped: too many permits, or shared can't be made exclusive. */
    REFUSED;

    LockEvent.Kind kind() {
        return LockEvent.Kind.valueOf(name());
    }
}
