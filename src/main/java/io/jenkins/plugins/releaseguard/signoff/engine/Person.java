package io.jenkins.plugins.releaseguard.signoff.engine;

/**
 * One human being, however the user id was typed: two persons are the same when their keys are.
 *
 * @param key what the security realm's id strategy makes of the id, so that {@code Alice} and {@code alice} are one
 *     person where the realm says so
 * @param id the user id as it was given at login
 * @param name the full name, for people to read
 */
public record Person(String key, String id, String name) {

    /** Whether the two are one human being. */
    public boolean is(Person other) {
        return key.equals(other.key);
    }

    /** Full name with the id behind it, or the id alone where the name adds nothing. */
    public String display() {
        return name.isBlank() || name.equals(id) ? id : name + " (" + id + ")";
    }
}
