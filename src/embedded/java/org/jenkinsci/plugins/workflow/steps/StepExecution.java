package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.util.Timer;

/** A running step. It is saved with the program, so its non-transient fields must be serializable. */
public abstract class StepExecution implements Serializable {

    private static final long serialVersionUID = 1L;

    private StepContext context;

    protected StepExecution() {}

    protected StepExecution(StepContext context) {
        this.context = context;
    }

    public StepContext getContext() {
        if (context == null) {
            throw new IllegalStateException(
                    "The step has no context yet; if it was restored, ask no earlier than in onResume");
        }
        return context;
    }

    /**
     * Starts the step; runs on the VM thread and must not block.
     *
     * @return true when the step has completed already, false when it will report to its context later
     */
    public abstract boolean start() throws Exception;

    /** Asks the step to end soon, usually by failing with the given cause. */
    public void stop(Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    /** Called after a restart of the controller, once for each step that was running. */
    public void onResume() {}

    /** What the step is doing, for people; null when it can't tell. */
    public String getStatus() {
        return null;
    }

    /** Like {@link #getStatus}, but never waits longer than the given time and never throws. */
    public final String getStatusBounded(long timeout, TimeUnit unit) {
        Future<String> status = Timer.get().submit(this::getStatus);
        try {
            return status.get(timeout, unit);
        } catch (TimeoutException x) {
            status.cancel(true);
            return "no answer within " + timeout + " " + unit;
        } catch (ExecutionException x) {
            return "no status: " + x.getCause();
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
