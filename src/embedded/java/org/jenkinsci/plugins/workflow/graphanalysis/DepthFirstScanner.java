package org.jenkinsci.plugins.workflow.graphanalysis;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Visits every node once: one branch back to its fork, then the next one. */
public class DepthFirstScanner extends AbstractFlowScanner {

    protected ArrayDeque<FlowNode> queue = new ArrayDeque<>();
    protected HashSet<FlowNode> visited = new HashSet<>();

    @Override
    protected void reset() {
        queue.clear();
        visited.clear();
    }

    @Override
    protected void setHeads(Collection<FlowNode> heads) {
        queue.addAll(heads);
    }

    @Override
    protected FlowNode next(FlowNode current, Collection<FlowNode> blackList) {
        if (current != null) {
            List<FlowNode> parents = current.getParents();
            for (int i = parents.size() - 1; i >= 0; i--) {
                queue.push(parents.get(i));
            }
        }
        while (!queue.isEmpty()) {
            FlowNode node = queue.pop();
            if (!blackList.contains(node) && visited.add(node)) {
                return node;
            }
        }
        return null;
    }
}
