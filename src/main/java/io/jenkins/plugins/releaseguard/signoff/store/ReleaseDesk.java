package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Login;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Actor;
import io.jenkins.plugins.releaseguard.signoff.engine.Deed;
import io.jenkins.plugins.releaseguard.signoff.engine.Field;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Ruling;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the current user does something to a release, be it from a page or from the command line. */
public final class ReleaseDesk {

    /** What to tell those who are nobody in particular. */
    public static final String NOBODY =
            "Only a person who is logged in can do this to a release, and Jenkins' security must be on. Log in and try"
                    + " again.";

    private ReleaseDesk() {}

    /** The current user, as they came in; nobody when that is anonymous or Jenkins itself, or security is off. */
    public static Optional<Actor> actor(Login login) {
        return Users.current().map(standing -> new Actor(standing, login.address(), login.way(), login.isScript()));
    }

    /**
     * Does it; returns why not if it can't be done.
     *
     * @throws RuntimeException (Jenkins' access-denied exception) if the user lacks the permission for it
     */
    public static Optional<String> perform(UUID gate, Act act, Map<String, String> inputs, Login login) {
        GuardPermissions.check(Users.permission(act.right()));
        Optional<Actor> actor = actor(login);
        if (actor.isEmpty()) {
            return Optional.of(NOBODY);
        }
        Deed deed = new Deed(act, actor.get(), inputs, other(act, inputs));
        Optional<Ruling> ruling = ControllerGates.get().rule(gate, deed);
        if (ruling.isEmpty()) {
            return Optional.of("There is no release with the id " + gate + ".");
        }
        return ruling.get() instanceof Ruling.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /** The person that the inputs name; null if they name none, or what they name can't be a user's id. */
    private static @Nullable Person other(Act act, Map<String, String> inputs) {
        String id = Field.clean(inputs.getOrDefault("to", ""));
        boolean named = act.fields().stream()
                .anyMatch(field -> field.name().equals("to") && field.flaw(id).isEmpty());
        return named ? Users.person(id) : null;
    }
}
