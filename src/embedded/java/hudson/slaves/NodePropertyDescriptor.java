package hudson.slaves;

import hudson.model.Descriptor;

/** Describes a setting that can be added to nodes. */
public abstract class NodePropertyDescriptor extends Descriptor<NodeProperty<?>> {
    protected NodePropertyDescriptor(Class<? extends NodeProperty<?>> clazz) {
        super(clazz);
    }

    protected NodePropertyDescriptor() {}
}
