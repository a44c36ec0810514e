package org.jenkinsci.plugins.workflow.support.steps.build;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Result;
import hudson.model.Run;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.support.actions.EnvironmentAction;

/** A build as scripts see it: {@code currentBuild}, and what the {@code build} step gives. */
public final class RunWrapper implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String externalizableId;
    private final boolean currentBuild;

    /** @param currentBuild whether it is the build that runs the script, which may change itself */
    public RunWrapper(Run<?, ?> build, boolean currentBuild) {
        this.externalizableId = build.getExternalizableId();
        this.currentBuild = currentBuild;
    }

    /** The build; null when it was deleted. */
    public Run<?, ?> getRawBuild() {
        return Run.fromExternalizableId(externalizableId);
    }

    private Run<?, ?> build() throws AbortException {
        Run<?, ?> build = getRawBuild();
        if (build == null) {
            throw new AbortException("No build record " + externalizableId + " could be located.");
        }
        return build;
    }

    private Run<?, ?> own() throws AbortException {
        if (!currentBuild) {
            throw new SecurityException("can only change the properties of the current build");
        }
        return build();
    }

    public void setResult(String result) throws AbortException {
        own().setResult(Result.fromString(result));
    }

    public void setDescription(String description) throws IOException {
        own().setDescription(description);
    }

    public void setDisplayName(String name) throws IOException {
        own().setDisplayName(name);
    }

    public void setKeepLog(boolean keep) throws IOException {
        own().keepLog(keep);
    }

    public int getNumber() throws AbortException {
        return build().getNumber();
    }

    /** Null while nothing has set it. */
    public String getResult() throws AbortException {
        Result result = build().getResult();
        return result == null ? null : result.toString();
    }

    /** Like {@link #getResult}, but SUCCESS while nothing has set it. */
    public String getCurrentResult() throws AbortException {
        String result = getResult();
        return result == null ? Result.SUCCESS.toString() : result;
    }

    public boolean resultIsBetterOrEqualTo(String other) throws AbortException {
        return current().isBetterOrEqualTo(Result.fromString(other));
    }

    public boolean resultIsWorseOrEqualTo(String other) throws AbortException {
        return current().isWorseOrEqualTo(Result.fromString(other));
    }

    private Result current() throws AbortException {
        return Result.fromString(getCurrentResult());
    }

    public long getTimeInMillis() throws AbortException {
        return build().getTimeInMillis();
    }

    public long getStartTimeInMillis() throws AbortException {
        return build().getStartTimeInMillis();
    }

    /** Milliseconds, also while the build is running. */
    public long getDuration() throws AbortException {
        Run<?, ?> build = build();
        return build.getDuration() != 0
                ? build.getDuration()
                : System.currentTimeMillis() - build.getStartTimeInMillis();
    }

    public String getDurationString() throws AbortException {
        return build().getDurationString();
    }

    public String getDescription() throws AbortException {
        return build().getDescription();
    }

    public String getDisplayName() throws AbortException {
        return build().getDisplayName();
    }

    public String getFullDisplayName() throws AbortException {
        return build().getFullDisplayName();
    }

    public boolean isKeepLog() throws AbortException {
        return build().isKeepLog();
    }

    public String getProjectName() throws AbortException {
        return build().getParent().getName();
    }

    public String getFullProjectName() throws AbortException {
        return build().getParent().getFullName();
    }

    public RunWrapper getPreviousBuild() throws AbortException {
        return wrap(build().getPreviousBuild());
    }

    public RunWrapper getPreviousSuccessfulBuild() throws AbortException {
        return wrap(build().getPreviousSuccessfulBuild());
    }

    public RunWrapper getNextBuild() throws AbortException {
        return wrap(build().getNextBuild());
    }

    private static RunWrapper wrap(Run<?, ?> build) {
        return build == null ? null : new RunWrapper(build, false);
    }

    public String getId() throws AbortException {
        return build().getId();
    }

    public String getExternalizableId() {
        return externalizableId;
    }

    /** Variables that the script of the build has set. */
    public Map<String, String> getBuildVariables() throws AbortException {
        EnvironmentAction.IncludingOverrides set = build().getAction(EnvironmentAction.IncludingOverrides.class);
        return set == null ? new HashMap<>() : new HashMap<>(set.getOverriddenEnvironment());
    }

    /** Why the build was started: the class of each cause, and what it says. */
    public JSONArray getBuildCauses() throws AbortException {
        JSONArray causes = new JSONArray();
        for (Cause cause : build().getCauses()) {
            JSONObject json = new JSONObject();
            json.put("_class", cause.getClass().getName());
            json.put("shortDescription", cause.getShortDescription());
            causes.add(json);
        }
        return causes;
    }

    public String getAbsoluteUrl() throws AbortException {
        return build().getAbsoluteUrl();
    }
}
