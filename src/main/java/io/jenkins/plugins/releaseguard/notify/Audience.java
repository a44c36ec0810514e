package io.jenkins.plugins.releaseguard.notify;

import hudson.security.Permission;
import io.jenkins.plugins.releaseguard.platform.People;
import java.util.List;
import java.util.Set;

/**
 * The users whom news are for. Not all of them may hear them, and administrators may name others.
 *
 * @param users ids of users, whether Jenkins knows them or not
 * @param item full name of the job or folder that the news are about; who may not read it isn't told
 * @param permission what else a user needs to be told
 */
public record Audience(Set<String> users, String item, Permission permission) {

    public Audience {
        users = Set.copyOf(users);
    }

    /** Ids of those who may hear the news now. */
    public List<String> admitted() {
        return users.stream()
                .filter(user -> People.maySee(user, permission, item))
                .sorted()
                .toList();
    }
}
