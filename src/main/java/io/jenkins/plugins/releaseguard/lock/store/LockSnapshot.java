package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Some locks as they were at one moment.
 *
 * @param locks in the order asked for
 * @param total how many there are of the kind asked for
 * @param queue the requests in {@code locks} and what they wait for
 * @param roots the root URLs of the controllers, by their ids; empty for one that has none configured
 */
public record LockSnapshot(List<LockState> locks, long total, LockQueue queue, Map<String, String> roots) {

    /** Says why the requests in here wait. */
    public WaitReport report(Instant now, ZoneId zone) {
        return new WaitReport(queue, Map.of(), now, zone);
    }
}
