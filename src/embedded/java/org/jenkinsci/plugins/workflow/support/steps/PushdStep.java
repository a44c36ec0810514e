package org.jenkinsci.plugins.workflow.support.steps;

import hudson.FilePath;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code dir('path')}: changes the current directory for its block. */
public class PushdStep extends Step {

    private final String path;

    @DataBoundConstructor
    public PushdStep(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    @Override
    public StepExecution start(StepContext context) {
        String relative = path;
        return StepExecutions.block(context, (c, body) -> {
            FilePath directory = c.get(FilePath.class).child(relative);
            c.get(TaskListener.class).getLogger().println("Running in " + directory);
            body.withContext(directory);
        });
    }

    /** Descriptor of {@code dir}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "dir";
        }

        @Override
        public String getDisplayName() {
            return "Change current directory";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class, TaskListener.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(FilePath.class);
        }
    }
}
