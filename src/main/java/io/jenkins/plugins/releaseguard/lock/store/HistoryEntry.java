package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was: a request that ended, or an administrator's act.
 *
 * @param kind how it ended, or what was done
 * @param at when
 * @param request whose request; null for an act on the lock itself
 * @param user who did it; empty if nobody but the builds
 * @param reason why; may be empty
 */
public record HistoryEntry(
        LockEvent.Kind kind, Instant at, @Nullable Past request, String user, String reason) {

    /**
     * A request as it was.
     *
     * @param purpose what it wanted the lock for; may be empty
     * @param grantedAt null if it never got the lock
     * @param token of its grant
     */
    public record Past(
            Owner owner,
            Share share,
            String purpose,
            Instant requestedAt,
            @Nullable Instant grantedAt,
            @Nullable Long token) {}

    /** How long the request waited until it was granted, or left, or was moved; empty for an act on the lock. */
    public Optional<Duration> waited() {
        return Optional.ofNullable(request)
                .map(past -> Duration.between(past.requestedAt(), past.grantedAt() == null ? at : past.grantedAt()));
    }

    /** How long it held the lock; empty if it never did. */
    public Optional<Duration> held() {
        return Optional.ofNullable(request).map(Past::grantedAt).map(since -> Duration.between(since, at));
    }
}
