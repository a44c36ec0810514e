package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.Set;

/**
 * What a person may do in Jenkins at this moment.
 *
 * @param person who
 * @param exists whether Jenkins still knows them as somebody who can log in
 * @param rights what they may do
 * @param groups the groups that the security realm puts them in
 */
public record Standing(Person person, boolean exists, Set<Right> rights, Set<String> groups) {

    /** What Jenkins' permissions give to a person. */
    public enum Right {
        /** See the release. */
        VIEW,
        /** Test it: check in, report and close issues. */
        TEST,
        /** Sign it. */
        SIGN,
        /** Let it go in an emergency. */
        EMERGENCY
    }

    public Standing {
        rights = Set.copyOf(rights);
        groups = Set.copyOf(groups);
    }

    public boolean has(Right right) {
        return exists && rights.contains(right);
    }
}
