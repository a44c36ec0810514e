package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Action;
import hudson.model.BuildListener;
import java.io.IOException;
import java.util.Collection;

/** One thing that a freestyle build does: a builder or a publisher. */
public interface BuildStep {

    /** Runs before any step of the build; false fails the build. */
    boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener);

    /** Runs the step; false fails the build. */
    boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException;

    /** What the step adds to the job's page, or null. */
    @Deprecated
    Action getProjectAction(AbstractProject<?, ?> project);

    Collection<? extends Action> getProjectActions(AbstractProject<?, ?> project);

    /** How far earlier builds must have come before the step runs. */
    default BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.BUILD;
    }
}
