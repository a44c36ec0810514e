package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** An action that wants to know its node after it was read. */
public interface FlowNodeAction extends Action {

    void onLoad(FlowNode parent);
}
