package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What came of one or more transactions; on disk.
 *
 * @param granted requests that hold their locks now, of any controller
 * @param events everything that happened, in order
 * @param nextDue when the next lock has cooled down for which somebody waits; empty if none is known
 */
public record Changes(List<Granted> granted, List<LockEvent> events, Optional<Instant> nextDue) {

    public static final Changes NONE = new Changes(List.of(), List.of(), Optional.empty());

    /** A request that holds its locks now. */
    public record Granted(UUID request, String controller, Grant grant) {}

    Changes and(Changes later) {
        return new Changes(
                Stream.concat(granted.stream(), later.granted.stream()).toList(),
                Stream.concat(events.stream(), later.events.stream()).toList(),
                Stream.concat(nextDue.stream(), later.nextDue.stream()).min(Instant::compareTo));
    }
}
