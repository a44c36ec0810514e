package org.jenkinsci.plugins.workflow.steps;

import hudson.FilePath;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code deleteDir()}: removes the current directory with all it holds. */
public final class DeleteDirStep extends Step {

    @DataBoundConstructor
    public DeleteDirStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return StepExecutions.synchronousNonBlockingVoid(
                context, c -> c.get(FilePath.class).deleteRecursive());
    }

    /** Descriptor of {@code deleteDir}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "deleteDir";
        }

        @Override
        public String getDisplayName() {
            return "Recursively delete the current directory from the workspace";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class);
        }
    }
}
