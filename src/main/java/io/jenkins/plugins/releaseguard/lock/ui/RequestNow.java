package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.LockBook;
import io.jenkins.plugins.releaseguard.lock.store.LockSnapshot;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request at one moment. */
public final class RequestNow {

    private final @Nullable PartyCell party;
    private final @Nullable String outage;

    private RequestNow(@Nullable PartyCell party, @Nullable String outage) {
        this.party = party;
        this.outage = outage;
    }

    static RequestNow of(UUID id) {
        try {
            return new RequestNow(
                    LockBook.ofController()
                            .request(id)
                            .map(snapshot -> cell(snapshot, id))
                            .orElse(null),
                    null);
        } catch (DatabaseUnavailableException e) {
            return new RequestNow(null, e.getMessage());
        }
    }

    private static PartyCell cell(LockSnapshot snapshot, UUID id) {
        LockRequest request = snapshot.queue().find(id).orElseThrow();
        Instant now = Time.now();
        BuildLinks links = new BuildLinks(snapshot.roots());
        return request.isHeld()
                ? PartyCell.holder(request, links, now)
                : PartyCell.waiter(request, links, now, null, snapshot.report(now, ZoneId.systemDefault()));
    }

    /** Null if it is gone, or can't be told. */
    public @Nullable PartyCell getParty() {
        return party;
    }

    /** Why it can't be told; null if it can. */
    public @Nullable String getOutage() {
        return outage;
    }
}
