package org.jvnet.hudson.test;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.tasks.Builder;
import java.io.IOException;
import org.kohsuke.stapler.DataBoundConstructor;

/** A builder that takes its time. */
public class SleepBuilder extends Builder {

    /** In milliseconds. */
    public final long time;

    @DataBoundConstructor
    public SleepBuilder(long time) {
        this.time = time;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        listener.getLogger().println("Sleeping " + time + "ms");
        Thread.sleep(time);
        return true;
    }
}
