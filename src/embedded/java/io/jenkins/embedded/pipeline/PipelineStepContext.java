package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Outcome;
import com.google.common.util.concurrent.ListenableFuture;
import groovy.lang.Closure;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The context of one running step: keeps its outcome and its bodies, and wakes up the thread that called it. */
final class PipelineStepContext extends PipelineContext {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(PipelineStepContext.class.getName());

    private final PipelineThread thread;
    private final FlowNode node;
    private final StepKind kind;
    private final Closure<?> closure;
    private final Set<PipelineBody> running = new HashSet<>();
    private final List<FlowNode> ends = new ArrayList<>();
    private final List<PipelineBodyInvoker> waiting = new ArrayList<>();
    private StepExecution execution;
    private boolean suspended;
    private Outcome outcome;

    PipelineStepContext(PipelineThread thread, FlowNode node, StepKind kind, Closure<?> closure) {
        this.thread = thread;
        this.node = node;
        this.kind = kind;
        this.closure = closure;
    }

    @Override
    PipelineExecution pipeline() {
        return thread.program.execution;
    }

    @Override
    FlowNode node() {
        return node;
    }

    @Override
    ContextVariables variables() {
        return thread.variables;
    }

    PipelineThread thread() {
        return thread;
    }

    StepKind kind() {
        return kind;
    }

    StepExecution execution() {
        return execution;
    }

    void setExecution(StepExecution execution) {
        this.execution = execution;
    }

    /** The context that callbacks of a body get: it knows another place in the graph, but completes this step. */
    PipelineContext within(FlowNode place, ContextVariables variables) {
        return new BodyContext(this, place, variables);
    }

    @Override
    public void onSuccess(Object result) {
        complete(new Outcome(result, null));
    }

    @Override
    public void onFailure(Throwable problem) {
        complete(new Outcome(null, problem == null ? new IllegalArgumentException("no reason given") : problem));
    }

    private void complete(Outcome result) {
        synchronized (this) {
            if (outcome != null) {
                LOGGER.log(Level.FINE, "{0} has completed already", this);
                return;
            }
            outcome = result;
            if (!suspended) {
                return;
            }
        }
        pipeline().runner().onVm(program -> deliver());
    }

    /** The outcome of a step that completed while it was being started, else null. */
    synchronized Outcome outcome() {
        return outcome;
    }

    /** The thread has stopped to wait for this step: time to run the bodies, or to take the outcome. */
    void suspended() {
        List<PipelineBodyInvoker> bodies;
        synchronized (this) {
            suspended = true;
            bodies = new ArrayList<>(waiting);
            waiting.clear();
        }
        launchNow(bodies);
        if (outcome() != null) {
            deliver();
        }
    }

    /** After a restart: an outcome that was reported, but not delivered, is delivered now. */
    void resumed() {
        if (outcome() != null) {
            deliver();
        } else {
            execution.onResume();
        }
    }

    void launch(PipelineBodyInvoker invoker) {
        synchronized (this) {
            if (!suspended) {
                waiting.add(invoker);
                return;
            }
        }
        pipeline().runner().onVm(program -> launchNow(List.of(invoker)));
    }

    private void launchNow(List<PipelineBodyInvoker> invokers) {
        if (thread.step() != this || invokers.isEmpty()) {
            return;
        }
        FlowNode parent = node;
        if (running.isEmpty() && !ends.isEmpty()) {
            parent = ends.remove(ends.size() - 1);
        }
        for (PipelineBodyInvoker invoker : invokers) {
            running.add(invoker.body());
            invoker.launch(thread.program, parent);
        }
    }

    void bodyEnded(PipelineBody body, StepEnd end) {
        running.remove(body);
        ends.add(end);
        thread.setHead(end);
    }

    /** Ends the step: its node, and the waiting of its thread. */
    private void deliver() {
        if (thread.step() != this) {
            return;
        }
        thread.program.drop(running);
        Outcome result = outcome();
        ended(result);
        thread.resume(result);
    }

    /** Records the end of the step in the graph. */
    void ended(Outcome result) {
        thread.setStep(null);
        closeListener();
        FlowNode last = node;
        if (node instanceof StepStart) {
            List<FlowNode> parents = ends.isEmpty() ? List.of(node) : ends;
            last = new StepEnd(pipeline(), pipeline().nextId(), (StepStart) node, parents);
        }
        if (result.isFailure()) {
            last.addAction(new ErrorAction(result.getAbnormal()));
        }
        if (last != node) {
            thread.setHead(last);
            pipeline().announce(last);
        }
    }

    /** Ends the step with a problem that isn't its own. */
    void fail(Throwable problem) {
        synchronized (this) {
            outcome = new Outcome(null, problem);
        }
        deliver();
    }

    /** Asks the step to stop; if it can't even be asked, it is ended. */
    void stop(Throwable cause) {
        try {
            execution.stop(cause);
        } catch (Exception x) {
            cause.addSuppressed(x);
            onFailure(cause);
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return pipeline().runner().save();
    }

    @Override
    public void setResult(Result result) {
        pipeline().runner().onVm(program -> program.worsen(result));
    }

    @Override
    public boolean hasBody() {
        return closure != null;
    }

    @Override
    public PipelineBodyInvoker newBodyInvoker() {
        if (closure == null) {
            throw new IllegalStateException("There is no body to invoke");
        }
        return newBodyInvoker(closure);
    }

    PipelineBodyInvoker newBodyInvoker(Closure<?> body) {
        return new PipelineBodyInvoker(this, body);
    }

    @Override
    public String toString() {
        return kind.function() + " at node " + node.getId();
    }
}
