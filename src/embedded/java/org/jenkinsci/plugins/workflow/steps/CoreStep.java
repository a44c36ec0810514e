package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code step([$class: ...])}: runs a builder or publisher; by its symbol it can be called without {@code step}. */
public final class CoreStep extends Step {

    public final SimpleBuildStep delegate;

    @DataBoundConstructor
    public CoreStep(SimpleBuildStep delegate) {
        this.delegate = delegate;
    }

    @Override
    public StepExecution start(StepContext context) {
        SimpleBuildStep work = delegate;
        return StepExecutions.synchronousNonBlockingVoid(context, c -> perform(work, c));
    }

    private static void perform(SimpleBuildStep work, StepContext context) throws Exception {
        FilePath workspace = context.get(FilePath.class);
        if (workspace == null) {
            if (work.requiresWorkspace()) {
                throw new MissingContextVariableException(FilePath.class);
            }
            work.perform(context.get(Run.class), context.get(EnvVars.class), context.get(TaskListener.class));
            return;
        }
        workspace.mkdirs();
        work.perform(
                context.get(Run.class),
                workspace,
                context.get(EnvVars.class),
                context.get(Launcher.class),
                context.get(TaskListener.class));
    }

    /** Descriptor of {@code step}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "step";
        }

        @Override
        public String getDisplayName() {
            return "General Build Step";
        }

        @Override
        public boolean isMetaStep() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
