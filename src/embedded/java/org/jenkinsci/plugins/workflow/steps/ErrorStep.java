package org.jenkinsci.plugins.workflow.steps;

import hudson.AbortException;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code error 'message'}: fails without a stack trace. */
public final class ErrorStep extends Step {

    private final String message;

    @DataBoundConstructor
    public ErrorStep(String message) {
        this.message = message;
    }

    public String getMessage() {
        return message;
    }

    @Override
    public StepExecution start(StepContext context) {
        String reason = message;
        return StepExecutions.synchronousVoid(context, c -> {
            throw new AbortException(reason);
        });
    }

    /** Descriptor of {@code error}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "error";
        }

        @Override
        public String getDisplayName() {
            return "Error signal";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of();
        }
    }
}
