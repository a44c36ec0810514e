package io.jenkins.plugins.releaseguard.ticket;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Knows the tracker that this controller is configured to use. */
public interface TicketSource extends ExtensionPoint {

    TicketTracker tracker();

    /** The tracker that this controller is configured to use. */
    static TicketTracker ofController() {
        return ExtensionList.lookupFirst(TicketSource.class).tracker();
    }
}
