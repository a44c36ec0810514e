package io.jenkins.plugins.releaseguard.signoff.engine;

/** What became of an attempt to do something. */
public sealed interface Ruling {

    /** The gate afterwards: even a refused attempt may find that something around it changed. */
    Gate gate();

    /** It was done. */
    record Done(Gate gate) implements Ruling {}

    /** @param why for the person who tried: what is in the way and what to do */
    record Refused(Gate gate, String why) implements Ruling {}
}
