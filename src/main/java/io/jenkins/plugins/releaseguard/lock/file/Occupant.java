package io.jenkins.plugins.releaseguard.lock.file;

import java.nio.file.Path;

/**
 * A file, or something else, that has a lock's name.
 *
 * @param file where it is
 * @param description what it says about itself, in one line of bounded length, fit for a build log
 * @param stale whether it carries heartbeats and was silent for longer than it may be
 */
public record Occupant(Path file, String description, boolean stale) {}
