package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.store.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the person who asked for a release: who started the build, or the build that started it. */
final class Requester {

    private Requester() {}

    static @Nullable Person of(Run<?, ?> run) {
        String id = userId(run.getCauses());
        return id == null ? null : Users.person(id);
    }

    private static @Nullable String userId(List<? extends Cause> causes) {
        for (Cause cause : causes) {
            String id = null;
            if (cause instanceof Cause.UserIdCause user) {
                id = user.getUserId();
            } else if (cause instanceof Cause.UpstreamCause upstream) {
                id = userId(upstream.getUpstreamCauses());
            }
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}
