package io.jenkins.plugins.releaseguard.signoff.engine;

/** What a person who signs says about the release. */
public enum Decision {
    /** The release may go, as far as this person is concerned. */
    APPROVE,
    /** The release must not go; one such signature closes the gate. */
    REJECT
}
