package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A build that holds a lock or waits for it. */
@ExportedBean(defaultVisibility = 2)
public class PartyCell {

    private final LockRequest request;
    private final Instant since;
    private final Instant now;
    private final String why;

    private PartyCell(LockRequest request, Instant since, Instant now, String why) {
        this.request = request;
        this.since = since;
        this.now = now;
        this.why = why;
    }

    static PartyCell holder(LockRequest request, Instant now) {
        Grant grant = request.grant();
        return new PartyCell(request, grant == null ? now : grant.since(), now, "");
    }

    static PartyCell waiter(LockRequest request, LockQueue queue, Instant now) {
        String why = new WaitReport(queue, Map.of(), now, ZoneId.systemDefault()).why(request);
        return new PartyCell(request, request.requestedAt(), now, why);
    }

    /** Such as {@code deploy #41}. */
    @Exported
    public String getBuild() {
        return request.owner().label();
    }

    /** Path of the build from the controller's root; null if it is another controller's, or not to be read. */
    @Exported
    public @Nullable String getUrl() {
        return request.owner().controller().equals(ControllerHome.controllerId())
                ? Jobs.readableBuildUrl(request.owner().job(), request.owner().build())
                : null;
    }

    /** {@code exclusive} or {@code shared}. */
    @Exported
    public String getMode() {
        return request.mode().toString();
    }

    /** The number of a holder's grant; null for a waiter. */
    @Exported
    public @Nullable Long getToken() {
        Grant grant = request.grant();
        return grant == null ? null : grant.token();
    }

    /** When it got the lock, or began to wait. */
    @Exported
    public String getSince() {
        return since.toString();
    }

    /** How long it has held the lock or waited, such as {@code 4 min}. */
    public String getDuration() {
        return WaitReport.duration(since.isAfter(now) ? Duration.ZERO : Duration.between(since, now));
    }

    @Exported
    public long getSeconds() {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }

    /** What a waiting build waits for; empty for a holder. */
    @Exported
    public String getWhy() {
        return why;
    }
}
