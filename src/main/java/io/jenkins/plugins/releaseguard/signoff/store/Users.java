package io.jenkins.plugins.releaseguard.signoff.store;

import hudson.security.Permission;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.People;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Standing;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** People of a release as users of Jenkins. */
public final class Users {

    private Users() {}

    /** The person with this user id, whether Jenkins knows them or not. */
    public static Person person(String userId) {
        return new Person(People.key(userId), userId, People.displayName(userId));
    }

    /** Who makes this request; nobody when that is anonymous or Jenkins itself, or security is off. */
    public static Optional<Standing> current() {
        return Optional.ofNullable(People.currentUserId()).map(id -> standing(person(id), People.currentRights()));
    }

    /** What a person may do now. */
    public static Standing standing(Person person) {
        return standing(person, People.rights(person.id()));
    }

    private static Standing standing(Person person, People.Rights rights) {
        Set<Standing.Right> may = EnumSet.noneOf(Standing.Right.class);
        for (Standing.Right right : Standing.Right.values()) {
            if (rights.has().test(permission(right))) {
                may.add(right);
            }
        }
        return new Standing(person, rights.exists(), may, rights.groups());
    }

    /** The permission that gives a right. */
    static Permission permission(Standing.Right right) {
        return switch (right) {
            case VIEW -> GuardPermissions.VIEW_RELEASES;
            case TEST -> GuardPermissions.TEST;
            case SIGN -> GuardPermissions.SIGN;
            case EMERGENCY -> GuardPermissions.EMERGENCY;
        };
    }
}
