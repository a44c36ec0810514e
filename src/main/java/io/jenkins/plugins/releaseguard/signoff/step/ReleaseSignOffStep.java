package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.signoff.engine.Cadence;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code releaseSignOff(version: '1.4.0', rollbackPlan: '…')}: holds the build until its release is signed. */
public final class ReleaseSignOffStep extends Step {

    private final @Nullable String version;
    private @Nullable String owner;
    private int approvers = Policy.MIN_APPROVERS;
    private @Nullable String policy;
    private @Nullable String pullRequest;
    private @Nullable String thread;
    private @Nullable String rollbackPlan;
    private @Nullable String artifacts;
    private @Nullable String digests;
    private @Nullable String commit;
    private @Nullable String authors;
    private @Nullable String cadence;
    private int timeout;
    private TimeUnit unit = TimeUnit.MINUTES;

    /** @param version what is released, such as {@code 1.4.0}: 1 to 100 characters */
    @DataBoundConstructor
    public ReleaseSignOffStep(@Nullable String version) {
        this.version = version;
    }

    public @Nullable String getVersion() {
        return version;
    }

    /** Id of the user whose release it is; by default who started the build. */
    public @Nullable String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public void setOwner(@Nullable String owner) {
        this.owner = owner;
    }

    /** How many different people must approve, from 2; policies may demand more. */
    public int getApprovers() {
        return approvers;
    }

    @DataBoundSetter
    public void setApprovers(int approvers) {
        this.approvers = approvers;
    }

    /** Name of a policy that holds for this release besides those that hold anyway. */
    public @Nullable String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(@Nullable String policy) {
        this.policy = policy;
    }

    /** Link to the pull request. */
    public @Nullable String getPullRequest() {
        return pullRequest;
    }

    @DataBoundSetter
    public void setPullRequest(@Nullable String pullRequest) {
        this.pullRequest = pullRequest;
    }

    /** Link to where the release is talked about. */
    public @Nullable String getThread() {
        return thread;
    }

    @DataBoundSetter
    public void setThread(@Nullable String thread) {
        this.thread = thread;
    }

    /** How to go back when it goes wrong; required unless policies say otherwise. */
    public @Nullable String getRollbackPlan() {
        return rollbackPlan;
    }

    @DataBoundSetter
    public void setRollbackPlan(@Nullable String rollbackPlan) {
        this.rollbackPlan = rollbackPlan;
    }

    /** Which archived artifacts are shipped, as Ant patterns; by default all of them. */
    public @Nullable String getArtifacts() {
        return artifacts;
    }

    @DataBoundSetter
    public void setArtifacts(@Nullable String artifacts) {
        this.artifacts = artifacts;
    }

    /** SHA-256 of what is shipped, as {@code sha256sum} writes it, instead of archived artifacts. */
    public @Nullable String getDigests() {
        return digests;
    }

    @DataBoundSetter
    public void setDigests(@Nullable String digests) {
        this.digests = digests;
    }

    /** What was built; by default {@code GIT_COMMIT} of the environment. */
    public @Nullable String getCommit() {
        return commit;
    }

    @DataBoundSetter
    public void setCommit(@Nullable String commit) {
        this.commit = commit;
    }

    /** Ids of users who wrote it and so can't sign, besides those whom Jenkins knows as authors. */
    public @Nullable String getAuthors() {
        return authors;
    }

    @DataBoundSetter
    public void setAuthors(@Nullable String authors) {
        this.authors = authors;
    }

    /** Windows in which it may be signed, such as {@code Mon-Fri 10:00-12:00 @ Europe/Berlin}. */
    public @Nullable String getCadence() {
        return cadence;
    }

    @DataBoundSetter
    public void setCadence(@Nullable String cadence) {
        this.cadence = cadence;
    }

    /** How long to wait; 0, the default, for ever. */
    public int getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(int timeout) {
        this.timeout = timeout;
    }

    /** What the timeout counts. */
    public TimeUnit getUnit() {
        return unit;
    }

    @DataBoundSetter
    public void setUnit(TimeUnit unit) {
        this.unit = unit;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            return new SignOffExecution(context, new SignOffRequest(this));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step to the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "releaseSignOff";
        }

        @Override
        public String getDisplayName() {
            return "Hold a release until two people have signed it";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        /** Checks the version as the step would; reveals nothing, so that no permission is needed. */
        @POST
        public FormValidation doCheckVersion(@QueryParameter String value) {
            return StepForm.check(() -> new Version(value));
        }

        /** Checks the cadence as the step would; reveals nothing, so that no permission is needed. */
        @POST
        public FormValidation doCheckCadence(@QueryParameter String value) {
            return StepForm.check(() -> Cadence.parse(value));
        }

        /** The units of a timeout; reveals nothing, so that no permission is needed. */
        @POST
        public ListBoxModel doFillUnitItems() {
            return StepForm.units();
        }
    }
}
