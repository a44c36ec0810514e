package org.jenkinsci.plugins.workflow.graphanalysis;

import com.google.common.base.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Walks a graph of nodes from its heads back to the start. */
public abstract class AbstractFlowScanner {

    /** Takes the heads to begin with. */
    protected abstract void setHeads(Collection<FlowNode> heads);

    /** The next node after the given one that isn't in the black list; null at the end. */
    protected abstract FlowNode next(FlowNode current, Collection<FlowNode> blackList);

    protected abstract void reset();

    public List<FlowNode> allNodes(Collection<FlowNode> heads) {
        return filteredNodes(heads, node -> true);
    }

    public List<FlowNode> allNodes(FlowExecution exec) {
        return exec == null ? List.of() : allNodes(exec.getCurrentHeads());
    }

    public List<FlowNode> filteredNodes(Collection<FlowNode> heads, Predicate<FlowNode> matchPredicate) {
        List<FlowNode> found = new ArrayList<>();
        reset();
        if (heads != null) {
            setHeads(heads);
            for (FlowNode node = next(null, List.of()); node != null; node = next(node, List.of())) {
                if (matchPredicate.apply(node)) {
                    found.add(node);
                }
            }
        }
        return found;
    }

    public List<FlowNode> filteredNodes(FlowExecution exec, Predicate<FlowNode> matchPredicate) {
        return filteredNodes(exec.getCurrentHeads(), matchPredicate);
    }

    /** The first match, or null. */
    public FlowNode findFirstMatch(FlowExecution exec, Predicate<FlowNode> matchPredicate) {
        List<FlowNode> found = exec == null ? List.of() : filteredNodes(exec, matchPredicate);
        return found.isEmpty() ? null : found.get(0);
    }
}
