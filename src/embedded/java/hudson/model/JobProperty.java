package hudson.model;

import hudson.ExtensionPoint;

/** A setting of a job that other code adds to it. */
public abstract class JobProperty<J extends Job<?, ?>>
        implements ReconfigurableDescribable<JobProperty<?>>, ExtensionPoint {
    protected transient J owner;

    protected void setOwner(J owner) {
        this.owner = owner;
    }

    @Override
    public JobPropertyDescriptor getDescriptor() {
        return (JobPropertyDescriptor) ReconfigurableDescribable.super.getDescriptor();
    }
}
