package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a signature is given for. When any part of it changes the signature is void.
 *
 * @param commit what was built; empty if unknown
 * @param artifacts SHA-256 over names and digests of the artifacts
 * @param round of testing
 * @param policy SHA-256 over the policies
 * @param issues SHA-256 over the state of the issue list
 */
public record Basis(String commit, String artifacts, int round, String policy, String issues) {

    /** What of it is different in another, such as {@code the commit, the artifacts}; empty when all is the same. */
    Optional<String> changed(Basis now) {
        List<String> parts = new ArrayList<>();
        if (!commit.equals(now.commit)) {
            parts.add("the commit");
        }
        if (!artifacts.equals(now.artifacts)) {
            parts.add("the artifacts");
        }
        if (round != now.round) {
            parts.add("the round (now " + now.round + ")");
        }
        if (!policy.equals(now.policy)) {
            parts.add("the policy");
        }
        if (!issues.equals(now.issues)) {
            parts.add("the list of issues");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    Fields into(Fields fields) {
        return fields.with("basis.commit", commit)
                .with("basis.artifacts", artifacts)
                .with("basis.round", String.valueOf(round))
                .with("basis.policy", policy)
                .with("basis.issues", issues);
    }

    static Basis of(Fields fields) {
        return new Basis(
                fields.text("basis.commit"),
                fields.text("basis.artifacts"),
                fields.number("basis.round"),
                fields.text("basis.policy"),
                fields.text("basis.issues"));
    }
}
