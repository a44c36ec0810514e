package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.store.Users;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the people who asked for a release: who started the build, or the build that started it. */
final class Requester {

    private Requester() {}

    /** Several if the queue made one build of what several people started; nobody if no person did. */
    static List<Person> all(Run<?, ?> run) {
        Set<String> ids = new LinkedHashSet<>();
        collect(run.getCauses(), ids);
        return ids.stream().map(Users::person).toList();
    }

    private static void collect(List<? extends Cause> causes, Set<String> ids) {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user && user.getUserId() != null) {
                ids.add(user.getUserId());
            } else if (cause instanceof Cause.UpstreamCause upstream) {
                collect(upstream.getUpstreamCauses(), ids);
            }
        }
    }
}
