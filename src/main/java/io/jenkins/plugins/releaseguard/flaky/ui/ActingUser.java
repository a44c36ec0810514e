package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.model.Failure;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.People;
import java.util.Optional;

/** The user of the current request as a person: never SYSTEM or anonymous. */
final class ActingUser {
    private ActingUser() {}

    /** Whether this user may change anything in the quarantine. */
    static boolean mayAct() {
        return GuardPermissions.has(GuardPermissions.QUARANTINE) && current().isPresent();
    }

    /** Who acts; refuses whoever may not, or is no person. */
    static Voice acting() {
        GuardPermissions.check(GuardPermissions.QUARANTINE);
        return current()
                .orElseThrow(
                        () -> new Failure("Only a person who is logged in can do this, and Jenkins' security must be"
                                + " on. Log in and try again."));
    }

    static Optional<Voice> current() {
        return Optional.ofNullable(People.currentUserId())
                .map(id -> new Voice(People.key(id), id, People.displayName(id)));
    }
}
