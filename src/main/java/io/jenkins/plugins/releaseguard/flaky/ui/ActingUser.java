package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.platform.People;
import java.util.Optional;

/** The user of the current request as a person: never SYSTEM or anonymous. */
final class ActingUser {
    private ActingUser() {}

    static Optional<Voice> current() {
        return Optional.ofNullable(People.currentUserId())
                .map(id -> new Voice(People.key(id), id, People.displayName(id)));
    }
}
