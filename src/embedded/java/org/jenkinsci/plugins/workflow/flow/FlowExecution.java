package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import io.jenkins.embedded.pipeline.NodeBlocks;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowActionStorage;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One run of a flow: a growing graph of nodes with one or more heads. */
public abstract class FlowExecution implements FlowActionStorage {

    /** Begins to run a new flow; returns at once. */
    public abstract void start() throws IOException;

    /** Called when the build was read from disk: takes the flow up again if it had not ended. */
    public void onLoad(FlowExecutionOwner owner) throws IOException {}

    public abstract FlowExecutionOwner getOwner();

    /** The newest node of each branch; one end node when the flow has ended. */
    public abstract List<FlowNode> getCurrentHeads();

    /**
     * The steps that are running.
     *
     * @param innerMostOnly without the block steps around them
     */
    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        throw new IllegalStateException(getClass() + " doesn't tell its steps");
    }

    public abstract boolean isCurrentHead(FlowNode n);

    /** Stops what is running; the flow ends at least as badly as the given result. */
    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;

    public abstract void addListener(GraphListener listener);

    public void removeListener(GraphListener listener) {}

    public boolean isComplete() {
        List<FlowNode> heads = getCurrentHeads();
        return heads.size() == 1 && heads.get(0) instanceof FlowEndNode;
    }

    /** What the flow failed with, or null. */
    public final Throwable getCauseOfFailure() {
        List<FlowNode> heads = getCurrentHeads();
        if (heads.size() != 1 || !(heads.get(0) instanceof FlowEndNode)) {
            return null;
        }
        ErrorAction error = heads.get(0).getAction(ErrorAction.class);
        return error == null ? null : error.getError();
    }

    /** The node with the given id, or null. */
    public abstract FlowNode getNode(String id) throws IOException;

    /** Whether the node is a head or a block around one. */
    public boolean isActive(FlowNode node) {
        return NodeBlocks.isActive(this, node);
    }

    public BlockStartNode findEnclosingBlockStart(FlowNode node) {
        return NodeBlocks.enclosing(node);
    }

    /** The blocks around a node, innermost first. */
    public List<BlockStartNode> findAllEnclosingBlockStarts(FlowNode node) {
        return NodeBlocks.allEnclosing(node);
    }
}
