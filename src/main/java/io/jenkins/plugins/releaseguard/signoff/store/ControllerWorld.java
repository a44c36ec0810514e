package io.jenkins.plugins.releaseguard.signoff.store;

import hudson.model.Run;
import io.jenkins.plugins.releaseguard.platform.Artifacts;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.engine.Cadence;
import io.jenkins.plugins.releaseguard.signoff.engine.Circumstances;
import io.jenkins.plugins.releaseguard.signoff.engine.Opening;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import io.jenkins.plugins.releaseguard.signoff.engine.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** The circumstances of releases in this Jenkins: its clock, users, permissions, artifacts and policies. */
final class ControllerWorld implements World {

    @Override
    public Circumstances around(Opening opening) {
        return new Circumstances() {
            @Override
            public Instant now() {
                return Time.now();
            }

            @Override
            public Policies policies() {
                return demanded(opening);
            }

            @Override
            public Map<String, String> artifacts() {
                return opening.pattern().isEmpty() ? opening.artifacts() : archived(opening);
            }

            @Override
            public Standing standing(Person person) {
                return Users.standing(person);
            }
        };
    }

    private static Policies demanded(Opening opening) {
        Policies configured =
                SignOffSettings.ofController().policies(opening.build().job(), opening.demandedPolicy());
        if (opening.demandedApprovers() == 0 && opening.demandedCadence().isEmpty()) {
            return configured;
        }
        return configured.and(Policy.tighter(
                Math.max(opening.demandedApprovers(), Policy.MIN_APPROVERS), Cadence.parse(opening.demandedCadence())));
    }

    private static Map<String, String> archived(Opening opening) {
        Run<?, ?> run = Jobs.build(opening.build().job(), opening.build().number());
        if (run == null) {
            return Map.of();
        }
        try {
            return Artifacts.digests(run, opening.pattern());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Can't read the archived artifacts of " + opening.build().display() + ": " + e.getMessage(), e);
        }
    }
}
