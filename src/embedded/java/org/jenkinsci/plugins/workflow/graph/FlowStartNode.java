package org.jenkinsci.plugins.workflow.graph;

import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** The first node of every flow. */
public class FlowStartNode extends BlockStartNode {

    public FlowStartNode(FlowExecution exec, String id) {
        super(exec, id);
    }

    @Override
    public List<FlowNode> getParents() {
        return List.of();
    }

    @Override
    protected String getTypeDisplayName() {
        return "Start of Pipeline";
    }
}
