package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a request or to a lock; on disk when it is told.
 *
 * @param request whose; null for an act on the lock itself
 * @param user who did it; empty if nobody but the builds
 * @param reason why, for people; may be empty
 */
public record LockEvent(
        Kind kind, List<LockName> names, @Nullable LockRequest request, Instant at, String user, String reason) {

    /** What happened. */
    public enum Kind {
        /** Queued. */
        WAITING,
        /** Has its locks. */
        GRANTED,
        /** See {@link End#RELEASED}. */
        RELEASED,
        /** See {@link End#LOST}. */
        LOST,
        /** See {@link End#TIMED_OUT}. */
        TIMED_OUT,
        /** See {@link End#FORCED}. */
        FORCED,
        /** See {@link End#ABORTED}. */
        ABORTED,
        /** See {@link End#SUPERSEDED}. */
        SUPERSEDED,
        /** See {@link End#DEADLOCK}. */
        DEADLOCK,
        /** See {@link End#REFUSED}. */
        REFUSED,
        /** An administrator closed the lock for maintenance. */
        CLOSED,
        /** An administrator opened the lock again. */
        OPENED,
        /** An administrator gave a waiting request another place. */
        MOVED
    }

    /** Of a request, by itself. */
    public static LockEvent of(Kind kind, LockRequest request, Instant at, String reason) {
        return new LockEvent(kind, request.names(), request, at, "", reason);
    }

    /** The end of a request. */
    public static LockEvent of(End end, LockRequest request, Instant at, String user, String reason) {
        return new LockEvent(end.kind(), request.names(), request, at, user, reason);
    }
}
