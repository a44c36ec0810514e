package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.OneAtATime;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The heartbeats in lock files that builds of this controller hold; ends the bodies whose files are lost. */
final class LockFileBeat {

    private static final Logger LOGGER = Logger.getLogger(LockFileBeat.class.getName());
    /** Every ten seconds: the check that begins it comes once a second. */
    private static final Duration DUE = Duration.ofSeconds(9);

    /** A body gets so much time to end before others may take a silent file over. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final OneAtATime beating = new OneAtATime(this::beat, Background::runOnFiles);
    private final Map<UUID, Lease> beaten = new ConcurrentHashMap<>();
    private final Supplier<Lease> newLease;
    private @Nullable Lease last;

    LockFileBeat() {
        this(System::nanoTime, Time::now);
    }

    /**
     * @param nanos the monotonic clock, in nanoseconds
     * @param clock the wall clock
     */
    LockFileBeat(LongSupplier nanos, Supplier<Instant> clock) {
        newLease = () -> new Lease(DUE, nanos, clock);
    }

    /**
     * Beats in the background, if it is time. A file server that doesn't answer keeps nobody waiting here.
     *
     * @return whether it is
     */
    synchronized boolean run(Collection<Party> parties) {
        boolean due = parties.stream().anyMatch(LockFileBeat::hasFiles) && (last == null || last.isOver());
        if (due) {
            last = newLease.get();
            beating.run();
        }
        return due;
    }

    private static boolean hasFiles(Party party) {
        return party.claim().usesFiles() && party.isHolding();
    }

    private void beat() {
        Collection<Party> parties = Locks.get().parties();
        beaten.keySet()
                .retainAll(parties.stream().map(party -> party.claim().id()).toList());
        parties.stream().filter(LockFileBeat::hasFiles).forEach(this::beat);
    }

    private void beat(Party party) {
        Lease.Moment begin = lease(party).now();
        try {
            if (ControllerLockFiles.get().renew(party.claim())) {
                lease(party).renewed(begin);
            } else if (party.isHolding()) {
                party.gone(lost("has lost its lock file: somebody else has it, or has deleted it"));
            }
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "No heartbeat for the lock file of " + party.claim().quotedNames());
        }
    }

    private Lease lease(Party party) {
        return beaten.computeIfAbsent(party.claim().id(), id -> newLease.get());
    }

    /** Ends the bodies whose files others may soon take over. Waits for nothing. */
    void endIfSilent(Collection<Party> parties) {
        Duration staleAfter = ControllerLockFiles.get().staleAfter();
        if (staleAfter.isZero()) {
            return;
        }
        for (Party party : parties) {
            Duration silent = hasFiles(party) ? lease(party).age() : Duration.ZERO;
            if (silent.compareTo(staleAfter.minus(MARGIN)) >= 0) {
                party.gone(lost("could not renew its lock file for " + WaitReport.duration(silent)));
            }
        }
    }

    private static Ended lost(String reason) {
        return new Ended(End.LOST, "", reason, true);
    }
}
