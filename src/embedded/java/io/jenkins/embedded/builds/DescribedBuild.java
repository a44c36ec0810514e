package io.jenkins.embedded.builds;

import hudson.model.Run;
import hudson.model.Saveable;
import hudson.security.AccessControlled;
import java.io.IOException;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The part of {@link Run} that people write on a build: name, description, and whether to keep it. */
@ExportedBean
public abstract class DescribedBuild extends ToldBuild implements Saveable, AccessControlled {
    protected volatile String description;
    private volatile String displayName;
    private boolean keepLog;

    @Exported
    public final boolean isKeepLog() {
        return getWhyKeepLog() != null;
    }

    /** Why this build isn't discarded as old, or null. */
    public String getWhyKeepLog() {
        return keepLog ? "keep this build forever" : null;
    }

    public void keepLog(boolean newValue) throws IOException {
        keepLog = newValue;
        save();
    }

    @Exported
    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        checkPermission(Run.UPDATE);
        this.description = description;
        save();
    }

    @Override
    @Exported
    public String getDisplayName() {
        return displayName != null ? displayName : "#" + getNumber();
    }

    public boolean hasCustomDisplayName() {
        return displayName != null;
    }

    public void setDisplayName(String value) throws IOException {
        checkPermission(Run.UPDATE);
        this.displayName = value;
        save();
    }
}
