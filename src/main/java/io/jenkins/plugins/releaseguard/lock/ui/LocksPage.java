package io.jenkins.plugins.releaseguard.lock.ui;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The Locks page, {@code locks/}: who holds and who waits. Needs {@link GuardPermissions#VIEW_LOCKS}. */
@Extension
@ExportedBean
public class LocksPage implements RootAction, StaplerProxy {

    /** So many who wait are shown for each lock; its own page has all. */
    private static final int WAITERS_SHOWN = 3;

    private static final int API_LOCKS = 1_000;
    private static final int API_WAITERS = 100;

    @Override
    public @Nullable String getIconFileName() {
        return GuardPermissions.has(GuardPermissions.VIEW_LOCKS) ? "symbol-lock-closed" : null;
    }

    @Override
    public String getDisplayName() {
        return "Locks";
    }

    @Override
    public String getUrlName() {
        return "locks";
    }

    /** Everything below this page needs the permission. */
    @Override
    public Object getTarget() {
        GuardPermissions.check(GuardPermissions.VIEW_LOCKS);
        return this;
    }

    /** The state now, as a request's parameters ask for it; a page asks once, so that all it shows is of one moment. */
    public LockTable table(@Nullable String search, @Nullable String sort, @Nullable String page) {
        return LockTable.now(ListRequest.of(search, sort, page), WAITERS_SHOWN);
    }

    /** The state now, for the remote API. */
    @Exported(inline = true)
    public LockTable getTable() {
        return LockTable.now(ListRequest.first(API_LOCKS), API_WAITERS);
    }

    /** The page of a lock, {@code locks/lock/ADDRESS/}; null if there is no such lock. */
    public @Nullable LockPage getLock(String address) {
        return LockAddress.parse(address)
                .map(LockPage::new)
                .filter(LockPage::isKnown)
                .orElse(null);
    }

    /** Numbers for monitoring, below this page. */
    public LocksInNumbers getMetrics() {
        return LocksInNumbers.now();
    }

    /** The page of a request that holds or waits, {@code locks/request/ID/}; null if this is no id. */
    public @Nullable RequestPage getRequest(String id) {
        try {
            return new RequestPage(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public Api getApi() {
        return new Api(this);
    }
}
