package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.store.LockUsage;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How a lock was used by the requests that ended on one day; times in seconds. */
@ExportedBean(defaultVisibility = 2)
public class UsageDay {

    private final LockUsage usage;

    UsageDay(LockUsage usage) {
        this.usage = usage;
    }

    /** Such as {@code 2026-11-22}, in the controller's time zone. */
    @Exported
    public String getDay() {
        return usage.day().toString();
    }

    @Exported
    public long getRequests() {
        return usage.requests();
    }

    @Exported
    public double getWaitedMedian() {
        return usage.waitedMedian();
    }

    @Exported
    public double getWaitedP95() {
        return usage.waitedP95();
    }

    /** Null if no request got the lock. */
    @Exported
    public @Nullable Double getHeldMedian() {
        return usage.heldMedian();
    }

    /** Null if no request got the lock. */
    @Exported
    public @Nullable Double getHeldP95() {
        return usage.heldP95();
    }
}
