package hudson.tasks;

import hudson.ExtensionPoint;

/** A publisher that collects statistics of the build and may worsen its result. Runs before every {@link Notifier}. */
public abstract class Recorder extends Publisher implements ExtensionPoint {

    protected Recorder() {}

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public BuildStepDescriptor<Publisher> getDescriptor() {
        return (BuildStepDescriptor) super.getDescriptor();
    }
}
