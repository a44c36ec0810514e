package org.jenkinsci.plugins.workflow.steps;

import hudson.model.TaskListener;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code echo 'message'}: prints a line to the build log. */
public class EchoStep extends Step {

    private final String message;

    @DataBoundConstructor
    public EchoStep(String message) {
        this.message = message;
    }

    public String getMessage() {
        return message;
    }

    @Override
    public StepExecution start(StepContext context) {
        String line = message;
        return StepExecutions.synchronousVoid(
                context, c -> c.get(TaskListener.class).getLogger().println(line));
    }

    /** Descriptor of {@code echo}. */
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "echo";
        }

        @Override
        public String getDisplayName() {
            return "Print Message";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
