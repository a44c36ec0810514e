package hudson.tasks;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Action;
import hudson.model.BuildListener;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;

/** Lets a {@link SimpleBuildStep} run in a freestyle build. */
public abstract class BuildStepCompatibilityLayer implements BuildStep {

    @Override
    public boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener) {
        return true;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        if (this instanceof SimpleBuildStep step) {
            FilePath workspace = build.getWorkspace();
            if (workspace != null) {
                step.perform(build, workspace, build.getEnvironment(listener), launcher, listener);
            } else if (step.requiresWorkspace()) {
                throw new AbortException("no workspace for " + build);
            } else {
                step.perform(build, build.getEnvironment(listener), listener);
            }
        }
        return true;
    }

    @Deprecated
    @Override
    public Action getProjectAction(AbstractProject<?, ?> project) {
        return null;
    }

    @Override
    public Collection<? extends Action> getProjectActions(AbstractProject<?, ?> project) {
        Action action = getProjectAction(project);
        return action == null ? List.of() : List.of(action);
    }
}
