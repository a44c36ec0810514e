package org.jenkinsci.plugins.workflow.steps;

import hudson.Launcher;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code isUnix()}: whether the enclosing node runs anything but Windows. */
public class IsUnixStep extends Step {

    @DataBoundConstructor
    public IsUnixStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return StepExecutions.synchronous(context, c -> c.get(Launcher.class).isUnix());
    }

    /** Descriptor of {@code isUnix}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "isUnix";
        }

        @Override
        public String getDisplayName() {
            return "Checks if running on a Unix-like node";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Launcher.class);
        }
    }
}
