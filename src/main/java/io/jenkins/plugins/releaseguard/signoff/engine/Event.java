package io.jenkins.plugins.releaseguard.signoff.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a release.
 *
 * @param kind what
 * @param fields the details, and under {@code by} who did it
 */
public record Event(EventKind kind, Fields fields) {

    /** By Jenkins itself. */
    static Event of(EventKind kind, Fields fields) {
        return new Event(kind, fields);
    }

    /** By a person, with where from and how they were logged in. */
    static Event by(Actor actor, EventKind kind, Fields fields) {
        return new Event(
                kind,
                fields.with("by", actor.person())
                        .with("address", actor.address())
                        .with("login", actor.login()));
    }

    /** Who did it; null when Jenkins did. */
    public @Nullable Person by() {
        return fields.person("by");
    }

    /** Who did it, where nobody but a person can. */
    Person author() {
        Person by = by();
        if (by == null) {
            throw new IllegalStateException("The log has no author of " + kind + "; it was changed by other hands.");
        }
        return by;
    }
}
