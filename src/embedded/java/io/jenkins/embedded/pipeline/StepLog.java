package io.jenkins.embedded.pipeline;

import hudson.console.AnnotatedLargeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.actions.FlowNodeAction;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.stapler.framework.io.ByteBuffer;

/** The lines that a step wrote, cut out of the log of the build. */
final class StepLog extends LogAction implements FlowNodeAction {

    private transient FlowNode node;

    StepLog(FlowNode node) {
        this.node = node;
    }

    @Override
    public void onLoad(FlowNode parent) {
        node = parent;
    }

    @Override
    public AnnotatedLargeText<? extends FlowNode> getLogText() {
        ByteBuffer text = new ByteBuffer();
        try {
            text.write(((PipelineExecution) node.getExecution()).log().textOf(node));
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
        return new AnnotatedLargeText<>(text, StandardCharsets.UTF_8, !node.isActive(), node);
    }
}
