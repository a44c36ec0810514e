package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.database.OrderedId;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one step asks for, and how patiently; saved with the build. */
final class LockWish implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Claim claim;
    private final LockMode mode;
    private final int permits;
    private final ArrayList<UUID> enclosing;
    private final int priority;
    private final Duration cooldown;
    private final boolean cancelSuperseded;
    private final String reason;
    private final Patience patience;
    private final String tokenVariable;

    /** @param tokenVariable the environment variable that tells the block its token */
    LockWish(Demand demand, Patience patience, Keeping keeping, String tokenVariable) {
        this.claim = new Claim(OrderedId.next(), demand.names(), keeping == Keeping.FILES);
        this.mode = demand.share().mode();
        this.permits = demand.share().permits();
        this.enclosing = new ArrayList<>(demand.nesting().enclosing());
        this.priority = demand.conduct().priority();
        this.cooldown = demand.conduct().cooldown();
        this.cancelSuperseded = demand.conduct().cancelSuperseded();
        this.reason = demand.conduct().reason();
        this.patience = patience;
        this.tokenVariable = tokenVariable;
    }

    Claim claim() {
        return claim;
    }

    List<UUID> enclosing() {
        return List.copyOf(enclosing);
    }

    /** @param callers the requests of other builds whose blocks wait for this build */
    Demand demand(List<UUID> callers) {
        return new Demand(
                claim.names(),
                new Share(mode, permits),
                new Nesting(enclosing(), callers),
                new Conduct(priority, cooldown, cancelSuperseded, reason));
    }

    Patience patience() {
        return patience;
    }

    /** What the block finds in its environment: the names, the grant's token, the seconds waited. */
    Map<String, String> variables(Grant grant) {
        return Map.of(
                "RELEASE_LOCK",
                claim.names().stream().map(LockName::value).collect(Collectors.joining(",")),
                tokenVariable,
                Long.toString(grant.token()),
                "RELEASE_LOCK_WAITED",
                Long.toString(waited(grant.since()).toSeconds()));
    }

    Duration waited(Instant now) {
        return patience.waited(now);
    }
}
