package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one block asks for, and how patiently; saved with the build. */
final class LockWish implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Duration NEVER_EARLIER = Duration.ofMillis(10);

    private final UUID id = UUID.randomUUID();
    private final List<String> names;
    private final LockMode mode;
    private final int permits;
    private final List<UUID> enclosing;
    private final Instant since;
    private final Duration timeout;
    private final Duration poll;
    private final String tokenVariable;

    /**
     * @param since when the step began
     * @param timeout counted from then, through restarts; zero for no limit
     * @param poll how long a look at the store is good for
     * @param tokenVariable the environment variable that tells the block its token
     */
    LockWish(Demand demand, Instant since, Duration timeout, Duration poll, String tokenVariable) {
        this.names = demand.names().stream().map(LockName::value).collect(Collectors.toCollection(ArrayList::new));
        this.mode = demand.share().mode();
        this.permits = demand.share().permits();
        this.enclosing = new ArrayList<>(demand.nesting().enclosing());
        this.since = since;
        this.timeout = timeout;
        this.poll = poll;
        this.tokenVariable = tokenVariable;
    }

    /** Names the request in the store. */
    UUID id() {
        return id;
    }

    List<LockName> names() {
        return names.stream().map(LockName::new).toList();
    }

    Demand demand() {
        return new Demand(names(), new Share(mode, permits), Nesting.within(enclosing), Conduct.DEFAULT);
    }

    /** Such as {@code 'db' and 'site'}. */
    String quotedNames() {
        return WaitReport.quoted(names());
    }

    /** What the block finds in its environment: the names, the grant's token, the seconds waited. */
    Map<String, String> variables(Grant grant) {
        return Map.of(
                "RELEASE_LOCK",
                String.join(",", names),
                tokenVariable,
                Long.toString(grant.token()),
                "RELEASE_LOCK_WAITED",
                Long.toString(Math.max(0, waited(grant.since()).toSeconds())));
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
