package hudson.tasks;

import hudson.ExtensionPoint;

/** A publisher that tells people or systems of the build's outcome. Runs after every {@link Recorder}. */
public abstract class Notifier extends Publisher implements ExtensionPoint {

    protected Notifier() {}

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public BuildStepDescriptor<Publisher> getDescriptor() {
        return (BuildStepDescriptor) super.getDescriptor();
    }
}
