package io.jenkins.plugins.releaseguard.signoff.engine;

/**
 * A part that one of the signatures must play, such as <em>operations</em>. One person fills one slot of a release.
 *
 * @param name for people
 * @param people who can fill it
 */
public record Slot(String name, Circle people) {}
