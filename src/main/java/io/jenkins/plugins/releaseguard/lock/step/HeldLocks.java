package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The locks that a build holds to its end; saved with it. */
public final class HeldLocks extends InvisibleAction {

    private final ArrayList<Claim> claims = new ArrayList<>();

    static HeldLocks of(Run<?, ?> run) {
        synchronized (run) {
            HeldLocks held = run.getAction(HeldLocks.class);
            if (held == null) {
                held = new HeldLocks();
                run.addAction(held);
            }
            return held;
        }
    }

    /** Those that the build holds already, whatever block it is in. */
    static List<UUID> idsOf(Run<?, ?> run) {
        HeldLocks held = run.getAction(HeldLocks.class);
        return held == null ? List.of() : held.claims().stream().map(Claim::id).toList();
    }

    /**
     * Notes these locks, once.
     *
     * @throws IOException if the build can't be saved
     */
    void add(Run<?, ?> run, Claim claim) throws IOException {
        synchronized (this) {
            if (claims.stream().noneMatch(known -> known.id().equals(claim.id()))) {
                claims.add(claim);
            }
        }
        run.save();
    }

    synchronized List<Claim> claims() {
        return List.copyOf(claims);
    }
}
