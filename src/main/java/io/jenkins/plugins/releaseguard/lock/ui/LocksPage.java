package io.jenkins.plugins.releaseguard.lock.ui;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The Locks page, {@code locks/}: who holds and who waits. Needs {@link GuardPermissions#VIEW_LOCKS}. */
@Extension
@ExportedBean
public class LocksPage implements RootAction, StaplerProxy {

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

    /** The state now; a page asks once, so that all it shows is of one moment. */
    @Exported(inline = true)
    public LockTable getTable() {
        return LockTable.now();
    }

    public Api getApi() {
        return new Api(this);
    }
}
