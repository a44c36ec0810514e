package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import java.io.IOException;

/**
 * How far earlier builds must have come before a step runs. A freestyle job runs one build at a time here, so that
 * nothing is left to wait for.
 */
public enum BuildStepMonitor {
    /** Runs at any time. */
    NONE {
        @Override
        public boolean perform(BuildStep step, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws IOException, InterruptedException {
            return step.perform(build, launcher, listener);
        }
    },
    /** Waits until the same step of the previous build has ended. */
    STEP {
        @Override
        public boolean perform(BuildStep step, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws IOException, InterruptedException {
            return step.perform(build, launcher, listener);
        }
    },
    /** Waits until the previous build has ended. */
    BUILD {
        @Override
        public boolean perform(BuildStep step, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws IOException, InterruptedException {
            return step.perform(build, launcher, listener);
        }
    };

    public abstract boolean perform(BuildStep step, AbstractBuild build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException;
}
