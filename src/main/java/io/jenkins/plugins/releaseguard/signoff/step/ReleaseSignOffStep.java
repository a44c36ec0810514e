package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code releaseSignOff(version: '1.4.0')}: holds the build until two different people have signed the release. */
public final class ReleaseSignOffStep extends Step {

    private final @Nullable String version;

    /** @param version what is released, such as {@code 1.4.0}: 1 to 100 characters */
    @DataBoundConstructor
    public ReleaseSignOffStep(@Nullable String version) {
        this.version = version;
    }

    public @Nullable String getVersion() {
        return version;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        return new SignOffExecution(context, checked(version));
    }

    private static Version checked(@Nullable String version) throws AbortException {
        try {
            return new Version(version == null ? "" : version);
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
            try {
                new Version(value);
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
