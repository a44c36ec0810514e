package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Hears of every new node of a flow. */
public interface GraphListener extends ExtensionPoint {

    void onNewHead(FlowNode node);

    /** Is told on the VM thread, before the step starts. */
    interface Synchronous extends GraphListener {}
}
