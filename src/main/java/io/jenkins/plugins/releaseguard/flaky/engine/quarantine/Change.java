package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

/** The answer to somebody who wants to change an entry. */
public sealed interface Change {

    /** It is changed so, and this is why. */
    record Done(Entry entry, Note note) implements Change {}

    /** @param why for people: what, who is in the way, what next */
    record Refused(String why) implements Change {}
}
