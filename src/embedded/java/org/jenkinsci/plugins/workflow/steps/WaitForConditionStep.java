package org.jenkinsci.plugins.workflow.steps;

import hudson.Util;
import hudson.model.TaskListener;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code waitUntil}: runs its block again, at growing intervals, until it returns true. */
public final class WaitForConditionStep extends Step {

    private static final long MAX_PERIOD = 15_000;

    private long initialRecurrencePeriod = 250;
    private boolean quiet;

    @DataBoundConstructor
    public WaitForConditionStep() {}

    public long getInitialRecurrencePeriod() {
        return initialRecurrencePeriod;
    }

    /** Milliseconds before the second run of the block. */
    @DataBoundSetter
    public void setInitialRecurrencePeriod(long initialRecurrencePeriod) {
        this.initialRecurrencePeriod = Math.min(Math.max(250, initialRecurrencePeriod), MAX_PERIOD);
    }

    public boolean getQuiet() {
        return quiet;
    }

    @DataBoundSetter
    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, initialRecurrencePeriod, quiet);
    }

    /** A running {@code waitUntil}. */
    public static final class Execution extends AbstractStepExecutionImpl {

        private static final long serialVersionUID = 1L;

        private static final double GROWTH = 1.2;

        private final boolean quiet;
        private long period;
        private boolean paused;
        private transient volatile ScheduledFuture<?> alarm;

        Execution(StepContext context, long period, boolean quiet) {
            super(context);
            this.period = period;
            this.quiet = quiet;
        }

        @Override
        public boolean start() {
            look();
            return false;
        }

        @Override
        public void onResume() {
            if (paused) {
                look();
            }
        }

        private void look() {
            paused = false;
            getContext().newBodyInvoker().withCallback(new Callback(this)).start();
        }

        private void again(StepContext context) throws Exception {
            if (!quiet) {
                context.get(TaskListener.class)
                        .getLogger()
                        .println("Will try again after " + Util.getTimeSpanString(period));
            }
            paused = true;
            alarm = Timer.get().schedule(this::look, period, TimeUnit.MILLISECONDS);
            period = Math.min((long) (period * GROWTH), MAX_PERIOD);
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            ScheduledFuture<?> pending = alarm;
            if (pending != null) {
                pending.cancel(false);
            }
            super.stop(cause);
        }

        @Override
        public String getStatus() {
            return paused ? "waiting between two looks at the condition" : "running the condition";
        }
    }

    private static final class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final Execution execution;

        Callback(Execution execution) {
            this.execution = execution;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            if (!(result instanceof Boolean done)) {
                context.onFailure(new ClassCastException("body return value " + result + " is not boolean"));
            } else if (done) {
                context.onSuccess(null);
            } else {
                try {
                    execution.again(context);
                } catch (Exception x) {
                    context.onFailure(x);
                }
            }
        }

        @Override
        public void onFailure(StepContext context, Throwable problem) {
            context.onFailure(problem);
        }
    }

    /** Descriptor of {@code waitUntil}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "waitUntil";
        }

        @Override
        public String getDisplayName() {
            return "Wait for condition";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
