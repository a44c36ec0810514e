package io.jenkins.plugins.releaseguard.ticket;

import java.io.IOException;
import java.util.Optional;

/** A tracker of defects. */
public interface TicketTracker {

    /** The page of a ticket, an {@code http} or {@code https} URL; empty if it can't be known. */
    Optional<String> link(String ticket);

    /**
     * Tells the ticket; a change that was told already has no effect.
     *
     * @throws IOException if the tracker can't be told now; it is tried again later
     */
    void tell(TicketChange change) throws IOException;
}
