package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code releaseCheck('login') { … }} in the block of {@code releaseVerify}: one smoke test. When its block fails the
 * check has failed, and the next one runs all the same. Returns whether it passed.
 */
public final class ReleaseCheckStep extends Step {

    private final @Nullable String name;

    /** @param name what is checked: one line of up to 200 characters */
    @DataBoundConstructor
    public ReleaseCheckStep(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getName() {
        return name;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            return new CheckExecution(context, VerifyRequest.checkName(name));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step to the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "releaseCheck";
        }

        @Override
        public String getDisplayName() {
            return "One smoke test of a release, in the block of releaseVerify";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(SmokeTests.class, TaskListener.class, FlowNode.class);
        }

        /** Checks the name as the step would; reveals nothing, so that no permission is needed. */
        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return StepForm.check(() -> VerifyRequest.checkName(value));
        }
    }
}
