package io.jenkins.embedded.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Reads the nesting of blocks out of a graph of nodes. */
public final class NodeBlocks {

    private NodeBlocks() {}

    /** The start of the innermost block around a node, or null at the top. */
    public static BlockStartNode enclosing(FlowNode node) {
        FlowNode at = node instanceof BlockEndNode ? ((BlockEndNode<?>) node).getStartNode() : node;
        while (!at.getParents().isEmpty()) {
            at = at.getParents().get(0);
            if (at instanceof BlockStartNode) {
                return (BlockStartNode) at;
            }
            if (at instanceof BlockEndNode) {
                at = ((BlockEndNode<?>) at).getStartNode();
            }
        }
        return null;
    }

    public static List<BlockStartNode> allEnclosing(FlowNode node) {
        List<BlockStartNode> blocks = new ArrayList<>();
        for (BlockStartNode block = enclosing(node); block != null; block = enclosing(block)) {
            blocks.add(block);
        }
        return blocks;
    }

    /** Whether the node is a head, or a block with a head inside. */
    public static boolean isActive(FlowExecution execution, FlowNode node) {
        for (FlowNode head : execution.getCurrentHeads()) {
            if (head.equals(node)) {
                return !execution.isComplete();
            }
            if (node instanceof BlockStartNode && allEnclosing(head).contains(node)) {
                return true;
            }
        }
        return false;
    }
}
