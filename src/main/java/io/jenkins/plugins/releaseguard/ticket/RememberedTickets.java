package io.jenkins.plugins.releaseguard.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A tracker in memory, for trying and testing: it keeps what it was told. Thread-safe. */
public final class RememberedTickets implements TicketTracker {
    private final Map<UUID, TicketChange> told = new LinkedHashMap<>();

    @Override
    public Optional<String> link(String ticket) {
        return Optional.empty();
    }

    @Override
    public synchronized void tell(TicketChange change) {
        told.putIfAbsent(change.id(), change);
    }

    /** What it was told, oldest first. */
    public synchronized List<TicketChange> told() {
        return new ArrayList<>(told.values());
    }
}
