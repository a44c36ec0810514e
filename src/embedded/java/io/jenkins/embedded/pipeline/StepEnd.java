package io.jenkins.embedded.pipeline;

import java.util.List;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Node where a block step or one of its bodies ends. */
final class StepEnd extends BlockEndNode<StepStart> implements StepNode {

    StepEnd(PipelineExecution execution, String id, StepStart start, List<FlowNode> parents) {
        super(execution, id, start, parents);
    }

    @Override
    public StepDescriptor getDescriptor() {
        return getStartNode().getDescriptor();
    }

    @Override
    protected String getTypeDisplayName() {
        return getStartNode().getTypeDisplayName() + " : End";
    }

    @Override
    protected String getTypeFunctionName() {
        StepStart start = getStartNode();
        return start.isBody() ? "}" : "// " + start.getTypeFunctionName();
    }
}
