package io.jenkins.plugins.releaseguard.ticket;

import java.util.UUID;

/**
 * What a ticket is told.
 *
 * @param id names this change: told twice, say after a crash, it must have the effect of one
 * @param ticket key or URL of the ticket, as a person gave it
 * @param priority which the ticket shall have from now on
 * @param text a comment
 */
public record TicketChange(UUID id, String ticket, TicketPriority priority, String text) {}
