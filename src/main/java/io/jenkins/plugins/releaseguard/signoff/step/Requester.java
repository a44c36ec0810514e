package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.model.Run;
import io.jenkins.plugins.releaseguard.platform.People;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.store.Users;
import java.util.List;

/** Finds the people who asked for a release: who started the build, or the build that started it. */
final class Requester {

    private Requester() {}

    /** Several if the queue made one build of what several people started; nobody if no person did. */
    static List<Person> all(Run<?, ?> run) {
        return People.starters(run).stream().map(Users::person).toList();
    }
}
