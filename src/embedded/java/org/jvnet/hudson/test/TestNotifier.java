package org.jvnet.hudson.test;

import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;

/** A notifier written inside a test. It is not saved with its job. */
public abstract class TestNotifier extends Notifier {

    /** There is none, as the class needs no form. */
    @Override
    public BuildStepDescriptor<Publisher> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    /** Saved as nothing in particular: what tests keep in a notifier can't be saved. */
    protected Object writeReplace() {
        return new Object();
    }
}
