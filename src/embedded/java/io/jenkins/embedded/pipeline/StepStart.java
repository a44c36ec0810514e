package io.jenkins.embedded.pipeline;

import org.jenkinsci.plugins.workflow.actions.BodyInvocationAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Node where a block step or one of its bodies starts. */
final class StepStart extends BlockStartNode implements StepNode {

    private final StepKind kind;

    StepStart(PipelineExecution execution, String id, StepKind kind, FlowNode parent) {
        super(execution, id, parent);
        this.kind = kind;
    }

    StepKind kind() {
        return kind;
    }

    boolean isBody() {
        return getPersistentAction(BodyInvocationAction.class) != null;
    }

    @Override
    public StepDescriptor getDescriptor() {
        return kind.descriptor();
    }

    @Override
    protected String getTypeDisplayName() {
        return isBody() ? kind.displayName() + " : Body" : kind.displayName();
    }

    @Override
    protected String getTypeFunctionName() {
        return isBody() ? "{" : kind.function();
    }
}
