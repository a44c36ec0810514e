package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.notify.Fact;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which locks a build holds now, each with the number of its grant. */
@Extension(ordinal = 10)
public final class LockFacts implements Fact.Source {

    private static final String SUBJECT = "Locks held";

    @Override
    public List<Fact> facts(Run<?, ?> build) {
        if (!build.isBuilding() || !GuardPermissions.has(GuardPermissions.VIEW_LOCKS)) {
            return List.of();
        }
        try {
            String held = Locks.get().parties().stream()
                    .filter(party -> party.isHolding() && Locks.isOf(party, build))
                    .map(Party::claim)
                    .flatMap(claim -> held(claim).stream())
                    .sorted()
                    .collect(Collectors.joining(", "));
            return List.of(new Fact(SUBJECT, held.isEmpty() ? "none" : held, "locks/"));
        } catch (DatabaseUnavailableException e) {
            return List.of(new Fact(SUBJECT, "can't be told now", "locks/"));
        }
    }

    private static Optional<String> held(Claim claim) {
        return LockStore.ofController().look(claim.id()).flatMap(standing -> {
            Grant grant = standing.request().grant();
            return grant == null
                    ? Optional.empty()
                    : Optional.of(claim.quotedNames() + " (token " + grant.token() + ")");
        });
    }
}
