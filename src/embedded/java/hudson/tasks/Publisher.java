package hudson.tasks;

import hudson.DescriptorExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import jenkins.model.Jenkins;

/** A step that runs after the builders, whatever their result. Subclass {@link Recorder} or {@link Notifier}. */
public abstract class Publisher extends BuildStepCompatibilityLayer implements Describable<Publisher> {

    protected Publisher() {}

    /** Whether to run after the build's result is final. */
    public boolean needsToRunAfterFinalized() {
        return false;
    }

    @Override
    public Descriptor<Publisher> getDescriptor() {
        return Jenkins.get().getDescriptorOrDie(getClass());
    }

    public static DescriptorExtensionList<Publisher, Descriptor<Publisher>> all() {
        return Jenkins.get().getDescriptorList(Publisher.class);
    }
}
