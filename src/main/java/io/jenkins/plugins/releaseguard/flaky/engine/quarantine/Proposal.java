package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody proposes for a test, and who agreed.
 *
 * @param ticket the defect ticket: its key or URL
 * @param owner who has to fix it
 * @param agreements of people other than {@code by}, each of them once
 */
public record Proposal(
        Purpose purpose, String ticket, String owner, String reason, Voice by, Instant at, List<Agreement> agreements) {

    public Proposal {
        agreements = List.copyOf(agreements);
    }

    Proposal plus(Agreement agreement) {
        List<Agreement> all = new ArrayList<>(agreements);
        all.add(agreement);
        return new Proposal(purpose, ticket, owner, reason, by, at, all);
    }
}
