package hudson.slaves;

import hudson.model.Descriptor;
import hudson.model.Node;

/** Describes a type of node. */
public abstract class NodeDescriptor extends Descriptor<Node> {
    protected NodeDescriptor(Class<? extends Node> clazz) {
        super(clazz);
    }

    protected NodeDescriptor() {}
}
