package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A request of a build that holds locks or waits for them. */
@ExportedBean(defaultVisibility = 2)
public class PartyCell {

    private final LockRequest request;
    private final BuildCell build;
    private final Instant now;
    private final @Nullable Integer position;
    private final String why;

    private PartyCell(LockRequest request, BuildLinks links, Instant now, @Nullable Integer position, String why) {
        this.request = request;
        this.build = links.cell(request.owner());
        this.now = now;
        this.position = position;
        this.why = why;
    }

    static PartyCell holder(LockRequest request, BuildLinks links, Instant now) {
        return new PartyCell(request, links, now, null, "");
    }

    /** @param position from 1; null if it isn't asked for */
    static PartyCell waiter(
            LockRequest request, BuildLinks links, Instant now, @Nullable Integer position, WaitReport report) {
        return new PartyCell(request, links, now, position, report.why(request));
    }

    /** Id of the request, as acts on it name it. */
    @Exported
    public String getId() {
        return request.id().toString();
    }

    /** Such as {@code deploy #41}. */
    @Exported
    public String getBuild() {
        return build.getLabel();
    }

    /**
     * The build's page, from the controller's root, or absolute if another controller runs it; null if it isn't to be
     * read or not known.
     */
    @Exported
    public @Nullable String getUrl() {
        return build.getUrl();
    }

    /** Root URL of the other controller that runs the build; null if this one does, or it isn't known. */
    @Exported
    public @Nullable String getController() {
        return build.getController();
    }

    public BuildCell getCell() {
        return build;
    }

    /** {@code exclusive} or {@code shared}. */
    @Exported
    public String getMode() {
        return request.mode().toString();
    }

    /** How many of the lock's permits it has or wants. */
    @Exported
    public int getPermits() {
        return request.share().permits();
    }

    /** What is unusual about its mode, such as {@code shared} or {@code 3 permits}; empty for most. */
    public String getShare() {
        if (request.mode() == LockMode.SHARED) {
            return "shared";
        }
        return getPermits() == 1 ? "" : getPermits() + " permits";
    }

    /** All locks of the request, which it has together or not at all. */
    @Exported
    public List<String> getLocks() {
        return request.names().stream().map(LockName::value).toList();
    }

    /** The other locks than this one, such as {@code 'db' and 'cache'}; empty if there are none. */
    public String others(String lock) {
        List<LockName> others = request.names().stream()
                .filter(name -> !name.value().equals(lock))
                .toList();
        return others.isEmpty() ? "" : WaitReport.quoted(others);
    }

    @Exported
    public int getPriority() {
        return request.demand().conduct().priority();
    }

    /** What the build wants the lock for; may be empty. */
    @Exported
    public String getReason() {
        return request.demand().conduct().reason();
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
        return Moment.iso(since());
    }

    /** The same, in the controller's time zone. */
    public String getSinceLocal() {
        return Moment.text(since());
    }

    /** How long it has held the lock or waited, such as {@code 4 min}. */
    public String getDuration() {
        return Moment.span(sinceThen());
    }

    @Exported
    public long getSeconds() {
        return sinceThen().toSeconds();
    }

    public boolean isWaiting() {
        return !request.isHeld();
    }

    /** Until when the locks stay closed though they were given back; null while they weren't. */
    @Exported
    public @Nullable String getCoolingUntil() {
        Instant until = request.coolingUntil();
        return until == null ? null : Moment.iso(until);
    }

    /** How long that still is; empty while the locks weren't given back. */
    public String getCooling() {
        Instant until = request.coolingUntil();
        return until == null ? "" : Moment.span(WaitReport.between(now, until));
    }

    /** Its place in the queue, from 1; null for a holder. */
    @Exported
    public @Nullable Integer getPosition() {
        return position;
    }

    /** What a waiting build waits for; empty for a holder. */
    @Exported
    public String getWhy() {
        return why;
    }

    private Instant since() {
        Grant grant = request.grant();
        return grant == null ? request.requestedAt() : grant.since();
    }

    private Duration sinceThen() {
        return WaitReport.between(since(), now);
    }
}
