package io.jenkins.embedded.pipeline;

import org.jenkinsci.plugins.workflow.graph.AtomNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Node of a step without body. */
final class StepAtom extends AtomNode implements StepNode {

    private final StepKind kind;

    StepAtom(PipelineExecution execution, String id, StepKind kind, FlowNode parent) {
        super(execution, id, parent);
        this.kind = kind;
    }

    StepKind kind() {
        return kind;
    }

    @Override
    public StepDescriptor getDescriptor() {
        return kind.descriptor();
    }

    @Override
    protected String getTypeDisplayName() {
        return kind.displayName();
    }

    @Override
    protected String getTypeFunctionName() {
        return kind.function();
    }
}
