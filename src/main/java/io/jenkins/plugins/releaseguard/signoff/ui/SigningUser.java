package io.jenkins.plugins.releaseguard.signoff.ui;

import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.People;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import java.util.Optional;

/** The user of the current request, as far as they can sign: a person who logged in, never SYSTEM or anonymous. */
final class SigningUser {

    static final String NOBODY =
            "Only a person who is logged in can sign a release, and Jenkins' security must be on. Log in and sign"
                    + " again.";

    private SigningUser() {}

    static Optional<Person> current() {
        return Optional.ofNullable(People.currentUserId())
                .map(id -> new Person(People.key(id), id, People.displayName(id)));
    }

    /** Why the current user can't sign this gate now; empty when they can. */
    static Optional<String> barrier(Gate gate) {
        Optional<Person> person = current();
        if (person.isEmpty()) {
            return Optional.of(NOBODY);
        }
        return gate.barrier(person.get())
                .or(() -> GuardPermissions.has(GuardPermissions.SIGN)
                        ? Optional.empty()
                        : Optional.of(person.get().display()
                                + " may not sign releases; that needs the permission Release Guard/Sign, which an"
                                + " administrator gives."));
    }
}
