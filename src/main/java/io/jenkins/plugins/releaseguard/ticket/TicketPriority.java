package io.jenkins.plugins.releaseguard.ticket;

/** How urgent a ticket is; trackers map it to their own names. */
public enum TicketPriority {
    LOW,
    MEDIUM,
    HIGH
}
