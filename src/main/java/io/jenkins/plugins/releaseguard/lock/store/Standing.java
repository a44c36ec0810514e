package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Place;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * How a request stands.
 *
 * @param request the request, granted or waiting
 * @param queue it, who holds its locks, and the first who wait for them
 * @param place where it waits; 0 of 0 if it is held
 * @param roots for one that waits the root URLs of controllers, by their ids
 */
public record Standing(LockRequest request, LockQueue queue, Place place, Map<String, String> roots) {

    public boolean isHeld() {
        return request.isHeld();
    }

    /** To tell what it waits for. */
    public WaitReport report(Instant now, ZoneId zone) {
        return new WaitReport(queue, roots, now, zone);
    }
}
