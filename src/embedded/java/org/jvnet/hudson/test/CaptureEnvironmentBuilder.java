package org.jvnet.hudson.test;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.tasks.Builder;
import java.io.IOException;

/** A builder that remembers the environment of its build. */
public class CaptureEnvironmentBuilder extends Builder {

    private EnvVars envVars;

    public EnvVars getEnvVars() {
        return envVars;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        envVars = build.getEnvironment(listener);
        return true;
    }
}
