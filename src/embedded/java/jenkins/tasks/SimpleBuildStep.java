package jenkins.tasks;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStep;
import java.io.IOException;
import java.util.Collection;

/** A build step that runs in any kind of build, freestyle or Pipeline: implement one of the {@code perform} methods. */
public interface SimpleBuildStep extends BuildStep {

    @Deprecated
    default void perform(Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        if (!Util.isOverridden(
                SimpleBuildStep.class,
                getClass(),
                "perform",
                Run.class,
                FilePath.class,
                EnvVars.class,
                Launcher.class,
                TaskListener.class)) {
            throw new AbstractMethodError(getClass().getName() + " implements no perform method");
        }
        perform(run, workspace, run.getEnvironment(listener), launcher, listener);
    }

    default void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        perform(run, workspace, launcher, listener);
    }

    /** Called instead of the others where there is no workspace, if {@link #requiresWorkspace} is false. */
    default void perform(Run<?, ?> run, EnvVars env, TaskListener listener) throws InterruptedException, IOException {
        throw new AbstractMethodError(getClass().getName() + " needs a workspace");
    }

    default boolean requiresWorkspace() {
        return true;
    }

    /** An action of a build that has the job show further actions while that build is the last one. */
    interface LastBuildAction extends Action {

        Collection<? extends Action> getProjectActions();
    }
}
