package io.jenkins.plugins.releaseguard.signoff.engine;

/** What became of an attempt to sign. */
public sealed interface Signing {

    /** @param gate the gate with the signature on it */
    record Accepted(Gate gate) implements Signing {}

    /** @param why for the person who tried: what is in the way and what to do */
    record Refused(String why) implements Signing {}
}
