package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.LockTerms;
import io.jenkins.plugins.releaseguard.platform.People;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** That a lock is closed for maintenance. */
@ExportedBean(defaultVisibility = 2)
public class ClosureCell {

    private final LockTerms.Closure closure;

    ClosureCell(LockTerms.Closure closure) {
        this.closure = closure;
    }

    /** Id of who closed it. */
    @Exported
    public String getUser() {
        return closure.user();
    }

    public String getUserName() {
        return People.displayName(closure.user());
    }

    @Exported
    public String getReason() {
        return closure.reason();
    }

    @Exported
    public String getSince() {
        return Moment.iso(closure.at());
    }

    public String getSinceLocal() {
        return Moment.text(closure.at());
    }
}
