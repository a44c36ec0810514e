package org.jenkinsci.plugins.workflow.steps;

import hudson.Util;
import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * A running {@code timeout}. What is saved is the point in time at which it expires, so the clock also runs while
 * Jenkins is down.
 */
public class TimeoutStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    /** How long a cancelled block may take to clean up before the build goes on without it. */
    private static final long GRACE_MILLIS = TimeUnit.SECONDS.toMillis(60);

    private final long timeout;
    private final boolean activity;
    private BodyExecution body;
    private volatile long end;
    private boolean cancelled;
    private transient volatile ScheduledFuture<?> alarm;

    TimeoutStepExecution(StepContext context, long timeout, boolean activity) {
        super(context);
        this.timeout = timeout;
        this.activity = activity;
    }

    @Override
    public boolean start() throws Exception {
        StepContext context = getContext();
        String span = Util.getTimeSpanString(timeout);
        context.get(TaskListener.class)
                .getLogger()
                .println(
                        activity
                                ? "Timeout set to expire after " + span + " without activity"
                                : "Timeout set to expire in " + span);
        BodyInvoker invoker = context.newBodyInvoker().withCallback(new Callback(this));
        if (activity) {
            invoker = invoker.withContext(
                    BodyInvoker.mergeConsoleLogFilters(context.get(ConsoleLogFilter.class), new ActivityFilter(this)));
        }
        end = System.currentTimeMillis() + timeout;
        body = invoker.start();
        setAlarm();
        return false;
    }

    @Override
    public void onResume() {
        setAlarm();
    }

    private void restartClock() {
        end = System.currentTimeMillis() + timeout;
    }

    private void setAlarm() {
        long left = Math.max(0, end - System.currentTimeMillis());
        alarm = Timer.get().schedule(this::ring, left, TimeUnit.MILLISECONDS);
    }

    /** Activity only moves {@link #end}, so an alarm may come too early. */
    private synchronized void ring() {
        if (System.currentTimeMillis() < end) {
            setAlarm();
            return;
        }
        ExceededTimeout cause = new ExceededTimeout(nodeId());
        if (cancelled) {
            log("Body did not finish within grace period; terminating with extreme prejudice");
            getContext().onFailure(new FlowInterruptedException(Result.ABORTED, cause));
            return;
        }
        log("Cancelling nested steps due to timeout");
        cancelled = true;
        end = System.currentTimeMillis() + GRACE_MILLIS;
        setAlarm();
        body.cancel(new FlowInterruptedException(Result.ABORTED, cause));
    }

    private String nodeId() {
        try {
            return getContext().get(FlowNode.class).getId();
        } catch (IOException x) {
            return null;
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void log(String line) {
        try {
            getContext().get(TaskListener.class).getLogger().println(line);
        } catch (IOException x) {
            getContext().onFailure(x);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopClock() {
        ScheduledFuture<?> pending = alarm;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    @Override
    public String getStatus() {
        long left = end - System.currentTimeMillis();
        return left > 0
                ? "body has another " + Util.getTimeSpanString(left) + " to run"
                : "body should have stopped by now";
    }

    private static final class Callback extends BodyExecutionCallback.TailCall {

        private static final long serialVersionUID = 1L;

        private final TimeoutStepExecution execution;

        Callback(TimeoutStepExecution execution) {
            this.execution = execution;
        }

        @Override
        protected void finished(StepContext context) {
            execution.stopClock();
        }

        /** Outside of the block whose time was over nobody wanted the build to stop. */
        @Override
        public void onFailure(StepContext context, Throwable problem) {
            if (problem instanceof FlowInterruptedException interruption
                    && interruption.getCauses().stream().anyMatch(this::isOwn)) {
                interruption.setActualInterruption(false);
            }
            super.onFailure(context, problem);
        }

        private boolean isOwn(CauseOfInterruption cause) {
            return cause instanceof ExceededTimeout exceeded
                    && exceeded.getNodeId() != null
                    && exceeded.getNodeId().equals(execution.nodeId());
        }
    }

    /** Takes every line that the block logs for a sign of life. */
    private static final class ActivityFilter extends ConsoleLogFilter implements Serializable {

        private static final long serialVersionUID = 1L;

        private final TimeoutStepExecution execution;

        ActivityFilter(TimeoutStepExecution execution) {
            this.execution = execution;
        }

        @Override
        public OutputStream decorateLogger(Run build, OutputStream logger) {
            return new LineTransformationOutputStream.Delegating(logger) {
                @Override
                protected void eol(byte[] line, int length) throws IOException {
                    out.write(line, 0, length);
                    execution.restartClock();
                }
            };
        }
    }

    /** Why a block was cancelled. */
    public static final class ExceededTimeout extends CauseOfInterruption {

        private static final long serialVersionUID = 1L;

        private final String nodeId;

        public ExceededTimeout(String nodeId) {
            this.nodeId = nodeId;
        }

        /** Of the {@code timeout} whose time was over. */
        public String getNodeId() {
            return nodeId;
        }

        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }
}
