package io.jenkins.embedded.pipeline;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;

/** The context of a step, seen from the start or end of one of its bodies. */
final class BodyContext extends PipelineContext {

    private static final long serialVersionUID = 1L;

    private final PipelineStepContext step;
    private final FlowNode place;
    private final ContextVariables variables;

    BodyContext(PipelineStepContext step, FlowNode place, ContextVariables variables) {
        this.step = step;
        this.place = place;
        this.variables = variables;
    }

    @Override
    PipelineExecution pipeline() {
        return step.pipeline();
    }

    @Override
    FlowNode node() {
        return place;
    }

    @Override
    ContextVariables variables() {
        return variables;
    }

    @Override
    public void onSuccess(Object result) {
        closeListener();
        step.onSuccess(result);
    }

    @Override
    public void onFailure(Throwable problem) {
        closeListener();
        step.onFailure(problem);
    }

    @Override
    public boolean isReady() {
        return step.isReady();
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return step.saveState();
    }

    @Override
    public void setResult(Result result) {
        step.setResult(result);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return step.newBodyInvoker();
    }

    @Override
    public boolean hasBody() {
        return step.hasBody();
    }
}
