package org.jenkinsci.plugins.workflow.graph;

import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** The start of a block. */
public abstract class BlockStartNode extends FlowNode {

    protected BlockStartNode(FlowExecution exec, String id, FlowNode... parents) {
        super(exec, id, parents);
    }

    protected BlockStartNode(FlowExecution exec, String id, List<FlowNode> parents) {
        super(exec, id, parents);
    }

    /** The end of the block, or null while it is running. */
    public BlockEndNode getEndNode() {
        return getExecution().getEndNode(this);
    }
}
