package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One run of a body of a block step. */
final class PipelineBody extends BodyExecution {

    private static final long serialVersionUID = 1L;

    private final PipelineStepContext owner;
    private final List<BodyExecutionCallback> callbacks;
    private StepStart start;
    private Outcome outcome;
    private Throwable cancelledBy;

    PipelineBody(PipelineStepContext owner, List<BodyExecutionCallback> callbacks) {
        this.owner = owner;
        this.callbacks = new ArrayList<>(callbacks);
    }

    PipelineThread caller() {
        return owner.thread();
    }

    /** Called on the VM thread when the body has its thread and its first node. */
    void started(PipelineThread thread, StepStart node) {
        start = node;
        PipelineContext context = owner.within(node, thread.variables);
        callbacks.forEach(callback -> callback.onStart(context));
        Throwable cancel = cancelledBy();
        thread.resume(cancel == null ? new Outcome(null, null) : new Outcome(null, cancel));
    }

    /** Called on the VM thread when the body has returned or thrown. */
    void ended(PipelineThread thread, Outcome result) {
        PipelineExecution execution = thread.program.execution;
        StepEnd end = new StepEnd(execution, execution.nextId(), start, List.of(thread.head()));
        if (result.isFailure()) {
            end.addAction(new ErrorAction(result.getAbnormal()));
        }
        owner.bodyEnded(this, end);
        execution.announce(end);
        synchronized (this) {
            outcome = result;
            notifyAll();
        }
        PipelineContext context = owner.within(end, owner.variables());
        for (BodyExecutionCallback callback : callbacks) {
            try {
                if (result.isSuccess()) {
                    callback.onSuccess(context, result.getNormal());
                } else {
                    callback.onFailure(context, result.getAbnormal());
                }
            } catch (RuntimeException | Error x) {
                owner.onFailure(x);
            }
        }
    }

    private synchronized Throwable cancelledBy() {
        return cancelledBy;
    }

    @Override
    public Collection<StepExecution> getCurrentExecutions() {
        return owner.pipeline().runner().ask(program -> {
            List<StepExecution> executions = new ArrayList<>();
            for (PipelineThread thread : program.inside(this)) {
                if (thread.step() != null) {
                    executions.add(thread.step().execution());
                }
            }
            return executions;
        });
    }

    @Override
    public boolean cancel(Throwable cause) {
        synchronized (this) {
            if (outcome != null) {
                return false;
            }
            cancelledBy = cause;
        }
        owner.pipeline().runner().onVm(program -> program.inside(this).forEach(thread -> cancel(thread, cause)));
        return true;
    }

    private static void cancel(PipelineThread thread, Throwable cause) {
        if (thread.step() == null) {
            thread.resume(new Outcome(null, cause));
        } else {
            thread.step().stop(cause);
        }
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelledBy != null && outcome != null && outcome.getAbnormal() == cancelledBy;
    }

    @Override
    public synchronized boolean isDone() {
        return outcome != null;
    }

    @Override
    public synchronized Object get() throws InterruptedException, ExecutionException {
        while (outcome == null) {
            wait();
        }
        return value();
    }

    @Override
    public synchronized Object get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long limit = System.nanoTime() + unit.toNanos(timeout);
        while (outcome == null) {
            long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
            if (left <= 0) {
                throw new TimeoutException();
            }
            wait(left);
        }
        return value();
    }

    private Object value() throws ExecutionException {
        if (isCancelled()) {
            throw new CancellationException();
        }
        if (outcome.isFailure()) {
            throw new ExecutionException(outcome.getAbnormal());
        }
        return outcome.getNormal();
    }
}
