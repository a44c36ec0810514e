package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.listing.Listing;
import io.jenkins.plugins.releaseguard.listing.Noun;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.store.LockBook;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import io.jenkins.plugins.releaseguard.lock.store.LockSnapshot;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a lock's page that changes by itself: its state, its holders and one page of its waiters. */
public final class LockNow {

    private static final Noun WAITING = new Noun("waiting", "waiting");

    private final @Nullable LockRow lock;
    private final Listing<PartyCell> waiters;
    private final @Nullable String outage;

    private LockNow(@Nullable LockRow lock, Listing<PartyCell> waiters, @Nullable String outage) {
        this.lock = lock;
        this.waiters = waiters;
        this.outage = outage;
    }

    public static LockNow of(LockName name, ListRequest request) {
        try {
            LockSnapshot snapshot = LockBook.ofController().lock(name, request);
            LockRow row = new LockRow(
                    snapshot.locks().get(0),
                    snapshot,
                    LockSettings.ofController().lockRules().declared(name).orElse(null),
                    request.offset(),
                    Time.now());
            return new LockNow(row, new Listing<>(request, row.getWaiters(), row.getWaiting(), WAITING), null);
        } catch (DatabaseUnavailableException e) {
            return new LockNow(null, new Listing<>(request, List.of(), 0, WAITING), e.getMessage());
        }
    }

    /** Null if it can't be told. */
    public @Nullable LockRow getLock() {
        return lock;
    }

    public Listing<PartyCell> getWaiters() {
        return waiters;
    }

    /** Why it can't be told; null if it can. */
    public @Nullable String getOutage() {
        return outage;
    }
}
