package io.jenkins.plugins.releaseguard.database;

import java.time.Instant;

/**
 * A job or folder has another full name: it was renamed or moved, or a folder around it was.
 *
 * @param controller id of the controller whose job it is
 * @param from full name before
 * @param to full name now
 * @param at when, to the millisecond
 */
public record JobRename(String controller, String from, String to, Instant at) {}
