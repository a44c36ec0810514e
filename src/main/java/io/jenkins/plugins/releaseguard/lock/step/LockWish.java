package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one block asks for, and how patiently; saved with the build. */
final class LockWish implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Duration NEVER_EARLIER = Duration.ofMillis(10);

    private final UUID id = UUID.randomUUID();
    private final List<String> names;
    private final Instant since;
    private final Duration timeout;
    private final Duration poll;

    /**
     * @param since when the step began
     * @param timeout counted from then, through restarts; zero for no limit
     * @param poll how long a look at the store is good for
     */
    LockWish(List<LockName> names, Instant since, Duration timeout, Duration poll) {
        this.names = names.stream().map(LockName::value).collect(Collectors.toCollection(ArrayList::new));
        this.since = since;
        this.timeout = timeout;
        this.poll = poll;
    }

    /** Names the request in the store. */
    UUID id() {
        return id;
    }

    List<LockName> names() {
        return names.stream().map(LockName::new).toList();
    }

    /** Such as {@code 'db' and 'site'}. */
    String quotedNames() {
        return WaitReport.quoted(names());
    }

    /** For a variable: the names with commas between. */
    String joinedNames() {
        return String.join(",", names);
    }

    Instant since() {
        return since;
    }

    Duration poll() {
        return poll;
    }

    Duration waited(Instant now) {
        return Duration.between(since, now);
    }

    boolean isTimeOver(Instant now) {
        return !timeout.isZero() && waited(now).compareTo(timeout) >= 0;
    }

    /** How long until the next look at the store. */
    Duration pause(Instant now) {
        if (timeout.isZero()) {
            return poll;
        }
        Duration left = timeout.minus(waited(now)).plus(NEVER_EARLIER);
        Duration pause = left.compareTo(poll) < 0 ? left : poll;
        return pause.isNegative() ? Duration.ZERO : pause;
    }
}
