package org.jenkinsci.plugins.workflow.steps;

import hudson.Util;
import hudson.model.TaskListener;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code sleep}: waits without occupying a thread; a restart doesn't prolong it. */
public final class SleepStep extends Step {

    private final int time;
    private TimeUnit unit = TimeUnit.SECONDS;

    @DataBoundConstructor
    public SleepStep(int time) {
        this.time = time;
    }

    public int getTime() {
        return time;
    }

    public TimeUnit getUnit() {
        return unit;
    }

    @DataBoundSetter
    public void setUnit(TimeUnit unit) {
        this.unit = unit;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, unit.toMillis(time));
    }

    /** A pending sleep; what is saved is the point in time at which it ends. */
    public static final class Execution extends AbstractStepExecutionImpl {

        private static final long serialVersionUID = 1L;

        private final long millis;
        private long end;
        private transient volatile ScheduledFuture<?> alarm;

        Execution(StepContext context, long millis) {
            super(context);
            this.millis = millis;
        }

        @Override
        public boolean start() throws Exception {
            end = System.currentTimeMillis() + millis;
            getContext().get(TaskListener.class).getLogger().println("Sleeping for " + Util.getTimeSpanString(millis));
            setAlarm();
            return false;
        }

        @Override
        public void onResume() {
            setAlarm();
        }

        private void setAlarm() {
            long left = Math.max(0, end - System.currentTimeMillis());
            alarm = Timer.get().schedule(() -> getContext().onSuccess(null), left, TimeUnit.MILLISECONDS);
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
            long left = end - System.currentTimeMillis();
            return left > 0 ? "will wake up in " + Util.getTimeSpanString(left) : "should have stopped sleeping";
        }
    }

    /** Descriptor of {@code sleep}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "sleep";
        }

        @Override
        public String getDisplayName() {
            return "Sleep";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
