package org.jenkinsci.plugins.workflow.graph;

import java.util.Iterator;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;

/** Goes through all nodes of a flow, from its heads to its start. */
public class FlowGraphWalker implements Iterable<FlowNode> {

    private final FlowExecution execution;

    public FlowGraphWalker(FlowExecution exec) {
        execution = exec;
    }

    @Override
    public Iterator<FlowNode> iterator() {
        return new DepthFirstScanner().allNodes(execution).iterator();
    }
}
