package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockTerms;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.lock.store.LockSnapshot;
import io.jenkins.plugins.releaseguard.lock.store.LockState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One lock: who holds it, and who waits for it in order. */
@ExportedBean(defaultVisibility = 2)
public class LockRow {

    private final LockState lock;
    private final @Nullable DeclaredLock declared;
    private final List<PartyCell> holders;
    private final List<PartyCell> waiters;
    private final long before;

    /**
     * @param before how many wait before the first of the snapshot's waiters
     * @param declared what the configuration says about it; null if nothing
     */
    LockRow(LockState state, LockSnapshot snapshot, @Nullable DeclaredLock declared, long before, Instant now) {
        this.lock = state.at(now);
        this.declared = declared;
        this.before = before;
        BuildLinks links = new BuildLinks(snapshot.roots());
        WaitReport report = snapshot.report(now, ZoneId.systemDefault());
        this.holders = lock.holders().stream()
                .map(request -> PartyCell.holder(request, links, now))
                .toList();
        List<LockRequest> waiting = lock.waiters();
        this.waiters = IntStream.range(0, waiting.size())
                .mapToObj(i -> PartyCell.waiter(waiting.get(i), links, now, (int) before + i + 1, report))
                .toList();
    }

    @Exported
    public String getName() {
        return lock.name().value();
    }

    /** The lock's page, from the controller's root. */
    @Exported
    public String getUrl() {
        return "locks/" + getPath();
    }

    /** The same, from the Locks page. */
    public String getPath() {
        return "lock/" + LockAddress.of(lock.name()) + "/";
    }

    /** What the configuration says of it; may be empty. */
    @Exported
    public String getDescription() {
        return declared == null ? "" : declared.description();
    }

    /** Whether this controller's configuration declares it. */
    @Exported
    public boolean isDeclared() {
        return declared != null;
    }

    /** How many permits it has; while it is used that goes by which its users were let in, else what is declared. */
    @Exported
    public int getCapacity() {
        boolean used = !lock.isFree() || lock.waiting() > 0;
        return used || declared == null ? lock.terms().capacity() : declared.capacity();
    }

    /** How many of them are taken; 0 while it is shared. */
    @Exported
    public int getTaken() {
        return isShared()
                ? 0
                : Math.min(
                        getCapacity(),
                        lock.holders().stream()
                                .mapToInt(request -> request.share().permits())
                                .sum());
    }

    /** {@code free}, {@code held}, {@code shared} or {@code cooling}: given back, but not to be had yet. */
    @Exported
    public String getState() {
        if (lock.isFree()) {
            return "free";
        }
        if (lock.holders().stream().allMatch(LockRequest::isCooling)) {
            return "cooling";
        }
        return isShared() ? "shared" : "held";
    }

    /** The state in words. */
    public String getStateText() {
        return switch (getState()) {
            case "cooling" -> "cooling down";
            case "shared" -> "shared by " + lock.held();
            case "held" -> getCapacity() > 1 ? getTaken() + " of " + getCapacity() + " taken" : "held";
            default -> getCapacity() > 1 ? "free, " + getCapacity() + " permits" : "free";
        };
    }

    /** By whom and why nothing is granted; null if the lock is open. */
    @Exported(inline = true)
    public @Nullable ClosureCell getClosed() {
        LockTerms.Closure closed = lock.terms().closed();
        return closed == null ? null : new ClosureCell(closed);
    }

    /** One, or several who share it; none while the lock is free, but the first waiter still waits for another one. */
    @Exported(inline = true)
    public List<PartyCell> getHolders() {
        return holders;
    }

    /** The first who wait, in order. */
    @Exported(inline = true)
    public List<PartyCell> getWaiters() {
        return waiters;
    }

    /** How many wait. */
    @Exported
    public int getWaiting() {
        return lock.waiting();
    }

    /** How many hold it. */
    @Exported
    public int getHeld() {
        return lock.held();
    }

    /** How many hold it without being among {@link #getHolders}. */
    public int getMoreHolders() {
        return Math.max(0, lock.held() - holders.size());
    }

    /** How many wait after those in {@link #getWaiters}. */
    public long getMoreWaiters() {
        return Math.max(0, lock.waiting() - before - waiters.size());
    }

    private boolean isShared() {
        return !lock.holders().isEmpty()
                && lock.holders().stream().allMatch(request -> request.mode() == LockMode.SHARED);
    }
}
