package org.jvnet.hudson.test;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Descriptor;
import hudson.tasks.Builder;
import java.io.IOException;

/** A builder written inside a test. It is not saved with its job. */
public abstract class TestBuilder extends Builder {

    @Override
    public abstract boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException;

    /** There is none, as the class needs no form. */
    @Override
    public Descriptor<Builder> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    /** Saved as nothing in particular: what tests keep in a builder can't be saved. */
    protected Object writeReplace() {
        return new Object();
    }
}
