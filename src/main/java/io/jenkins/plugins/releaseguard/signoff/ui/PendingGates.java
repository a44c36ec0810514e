package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What waits, as it was a moment ago: for the badge that is on every page of Jenkins, which must not wait for the
 * database. A page that finds it outdated has it read anew in the background.
 */
@Extension
public final class PendingGates {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile List<Gate> gates = List.of();
    private volatile Instant read = Instant.EPOCH;

    static PendingGates get() {
        return ExtensionList.lookupSingleton(PendingGates.class);
    }

    /** How many of them wait for the current user. */
    long countMine() {
        if (Time.now().isAfter(read.plus(FRESH)) && reading.compareAndSet(false, true)) {
            Background.run(this::read);
        }
        return GateList.visible(gates).stream().filter(GatePage::isMine).count();
    }

    private void read() {
        try {
            gates = ControllerGates.get().lists().pending();
        } catch (DatabaseUnavailableException e) {
            gates = List.of();
        } finally {
            read = Time.now();
            reading.set(false);
        }
    }
}
