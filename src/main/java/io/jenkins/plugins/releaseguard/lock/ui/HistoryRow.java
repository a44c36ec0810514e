package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.store.HistoryEntry;
import io.jenkins.plugins.releaseguard.platform.People;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An entry of a lock's history: a request that ended, or an administrator's act. */
@ExportedBean(defaultVisibility = 2)
public class HistoryRow {

    private final HistoryEntry entry;
    private final @Nullable BuildCell build;

    HistoryRow(HistoryEntry entry, BuildLinks links) {
        this.entry = entry;
        HistoryEntry.Past request = entry.request();
        this.build = request == null ? null : links.cell(request.owner());
    }

    /** How it ended, or what was done, such as {@code RELEASED} or {@code CLOSED}. */
    @Exported
    public String getKind() {
        return entry.kind().name();
    }

    /** The same in words. */
    public String getKindText() {
        return switch (entry.kind()) {
            case WAITING -> "waits";
            case GRANTED -> "granted";
            case RELEASED -> "given back";
            case LOST -> "lost";
            case TIMED_OUT -> "timed out";
            case FORCED -> "released by force";
            case ABORTED -> "aborted while waiting";
            case SUPERSEDED -> "superseded";
            case DEADLOCK -> "refused: deadlock";
            case REFUSED -> "refused";
            case CLOSED -> "closed for maintenance";
            case OPENED -> "opened again";
            case MOVED -> "moved in the queue";
        };
    }

    /** Whether it went as it should. */
    public boolean isUsual() {
        return switch (entry.kind()) {
            case RELEASED, GRANTED, WAITING -> true;
            default -> false;
        };
    }

    @Exported
    public String getAt() {
        return Moment.iso(entry.at());
    }

    public String getAtLocal() {
        return Moment.text(entry.at());
    }

    /** The build, such as {@code deploy #41}; null for an act on the lock itself. */
    @Exported
    public @Nullable String getBuild() {
        return build == null ? null : build.getLabel();
    }

    /** The build's page as in {@link PartyCell#getUrl}. */
    @Exported
    public @Nullable String getUrl() {
        return build == null ? null : build.getUrl();
    }

    public @Nullable BuildCell getCell() {
        return build;
    }

    /** {@code exclusive} or {@code shared}; null for an act on the lock itself. */
    @Exported
    public @Nullable String getMode() {
        HistoryEntry.Past request = entry.request();
        return request == null ? null : request.share().mode().toString();
    }

    /** How many permits; null for an act on the lock itself. */
    @Exported
    public @Nullable Integer getPermits() {
        HistoryEntry.Past request = entry.request();
        return request == null ? null : request.share().permits();
    }

    /** Mode and permits in words. */
    public String getShare() {
        HistoryEntry.Past request = entry.request();
        if (request == null) {
            return "";
        }
        boolean one =
                request.share().mode() == LockMode.SHARED || request.share().permits() == 1;
        return one ? request.share().mode().toString() : request.share().permits() + " permits";
    }

    /** What the build wanted the lock for; empty if it didn't say. */
    @Exported
    public String getPurpose() {
        HistoryEntry.Past request = entry.request();
        return request == null ? "" : request.purpose();
    }

    /** The number of its grant; null if it never got the lock. */
    @Exported
    public @Nullable Long getToken() {
        HistoryEntry.Past request = entry.request();
        return request == null ? null : request.token();
    }

    /** How long it waited; null for an act on the lock itself. */
    @Exported
    public @Nullable Long getWaitedSeconds() {
        return entry.waited().map(HistoryRow::seconds).orElse(null);
    }

    public String getWaited() {
        return entry.waited().map(Moment::span).orElse("");
    }

    /** How long it held the lock; null if it never did. */
    @Exported
    public @Nullable Long getHeldSeconds() {
        return entry.held().map(HistoryRow::seconds).orElse(null);
    }

    public String getHeld() {
        return entry.held().map(Moment::span).orElse("");
    }

    /** Id of who did it; empty if nobody but the builds. */
    @Exported
    public String getUser() {
        return entry.user();
    }

    public String getUserName() {
        return entry.user().isEmpty() ? "" : People.displayName(entry.user());
    }

    /** Why; may be empty. */
    @Exported
    public String getReason() {
        return entry.reason();
    }

    private static long seconds(Duration duration) {
        return Math.max(0, duration.toSeconds());
    }
}
