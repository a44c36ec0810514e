package io.jenkins.plugins.releaseguard.lock.ui;

import hudson.model.Api;
import hudson.model.ModelObject;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent.Kind;
import io.jenkins.plugins.releaseguard.lock.store.LockMetrics;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * Numbers for monitoring, {@code locks/metrics/api/json}: of all locks of the store, on all its controllers. All but
 * {@link #getOutage} are null while the store can't be reached. A model object, since Jenkins leads no address to anything
 * else that has neither web methods nor a proxy.
 */
@ExportedBean(defaultVisibility = 2)
public class LocksInNumbers implements ModelObject {

    private final @Nullable LockMetrics metrics;
    private final @Nullable String outage;

    private LocksInNumbers(@Nullable LockMetrics metrics, @Nullable String outage) {
        this.metrics = metrics;
        this.outage = outage;
    }

    static LocksInNumbers now() {
        try {
            return new LocksInNumbers(LockMetrics.ofController(), null);
        } catch (DatabaseUnavailableException e) {
            return new LocksInNumbers(null, e.getMessage());
        }
    }

    @Override
    public String getDisplayName() {
        return "Locks in numbers";
    }

    public Api getApi() {
        return new Api(this);
    }

    /** Why there are no numbers; null if there are. */
    @Exported
    public @Nullable String getOutage() {
        return outage;
    }

    /** Locks that anybody has ever asked for. */
    @Exported
    public @Nullable Long getLocks() {
        return number(LockMetrics::locks);
    }

    /** Locks that somebody has, or that cool down. */
    @Exported
    public @Nullable Long getLocksHeld() {
        return number(LockMetrics::held);
    }

    /** Locks that are closed for maintenance. */
    @Exported
    public @Nullable Long getLocksClosed() {
        return number(LockMetrics::closed);
    }

    /** Requests that have their locks. */
    @Exported
    public @Nullable Long getHolding() {
        return number(LockMetrics::holding);
    }

    /** Requests whose locks cool down. */
    @Exported
    public @Nullable Long getCoolingDown() {
        return number(LockMetrics::cooling);
    }

    /** Requests that wait. */
    @Exported
    public @Nullable Long getWaiting() {
        return number(LockMetrics::waiting);
    }

    /** How long the request has waited that has waited longest; 0 if none waits. */
    @Exported
    public @Nullable Long getLongestWaitSeconds() {
        return number(metrics -> metrics.longestWait().toSeconds());
    }

    /** Requests that gave their locks back within the last day. */
    @Exported
    public @Nullable Long getReleasedLastDay() {
        return ended(Kind.RELEASED);
    }

    /** Requests that waited too long. */
    @Exported
    public @Nullable Long getTimeoutsLastDay() {
        return ended(Kind.TIMED_OUT);
    }

    /** Requests refused since they would have closed a circle. */
    @Exported
    public @Nullable Long getDeadlocksLastDay() {
        return ended(Kind.DEADLOCK);
    }

    /** Requests whose controller was silent for longer than its lease. */
    @Exported
    public @Nullable Long getLostLastDay() {
        return ended(Kind.LOST);
    }

    /** Requests that an administrator ended. */
    @Exported
    public @Nullable Long getForcedLastDay() {
        return ended(Kind.FORCED);
    }

    private @Nullable Long ended(Kind kind) {
        return number(metrics -> metrics.ended(kind));
    }

    private @Nullable Long number(Function<LockMetrics, Long> count) {
        return Optional.ofNullable(metrics).map(count).orElse(null);
    }
}
