package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some people: by name, or by a group they are in.
 *
 * @param users keys of users, see {@link Person#key()}
 * @param groups names of groups of the security realm
 */
public record Circle(Set<String> users, Set<String> groups) {

    public static final Circle EMPTY = new Circle(Set.of(), Set.of());

    public Circle {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
    }

    public boolean isEmpty() {
        return users.isEmpty() && groups.isEmpty();
    }

    public boolean has(Standing standing) {
        return users.contains(standing.person().key())
                || standing.groups().stream().anyMatch(groups::contains);
    }

    /** Who they are, for people and for comparing. */
    String text() {
        return Stream.of(text("users", users), text("groups", groups))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String text(String kind, Collection<String> names) {
        return names.isEmpty() ? "" : kind + " " + String.join(" ", new TreeSet<>(names));
    }
}
