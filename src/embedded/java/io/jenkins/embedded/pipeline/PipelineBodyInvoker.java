package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import groovy.lang.Closure;
import hudson.model.Action;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.BodyInvocationAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;

/** Sets up and launches one body of a block step. */
final class PipelineBodyInvoker extends BodyInvoker {

    private final PipelineStepContext owner;
    private final Closure<?> closure;
    private final List<Object> contexts = new ArrayList<>();
    private final List<BodyExecutionCallback> callbacks = new ArrayList<>();
    private final List<Action> startActions = new ArrayList<>();
    private PipelineBody body;

    PipelineBodyInvoker(PipelineStepContext owner, Closure<?> closure) {
        this.owner = owner;
        this.closure = closure;
    }

    @Override
    public BodyInvoker withContext(Object override) {
        if (override != null) {
            contexts.add(override);
        }
        return this;
    }

    @Override
    public BodyInvoker withDisplayName(String name) {
        return name == null ? this : withStartAction(new LabelAction(name));
    }

    /** Adds an action to the node where the body starts. */
    PipelineBodyInvoker withStartAction(Action action) {
        startActions.add(action);
        return this;
    }

    @Override
    public BodyInvoker withCallback(BodyExecutionCallback callback) {
        callbacks.add(callback);
        return this;
    }

    @Override
    public BodyExecution start() {
        if (body != null) {
            throw new IllegalStateException("a body invoker starts its body once");
        }
        body = new PipelineBody(owner, callbacks);
        owner.launch(this);
        return body;
    }

    PipelineBody body() {
        return body;
    }

    /** Makes the thread of the body; on the VM thread. */
    void launch(PipelineProgram program, FlowNode parent) {
        PipelineExecution execution = program.execution;
        StepStart node = new StepStart(execution, execution.nextId(), owner.kind(), parent);
        node.addAction(new BodyInvocationAction());
        startActions.forEach(node::addAction);
        ContextVariables variables = new ContextVariables(owner.variables(), contexts);
        Continuable continuable = new Continuable(new BodyBlock(closure), execution.environment());
        PipelineThread thread = program.start(body, variables, continuable, node);
        execution.announce(node);
        body.started(thread, node);
    }
}
