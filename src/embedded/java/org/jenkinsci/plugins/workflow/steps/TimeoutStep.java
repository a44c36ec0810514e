package org.jenkinsci.plugins.workflow.steps;

import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code timeout}: cancels its block when it takes too long, or is silent for too long. */
public class TimeoutStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int time;
    private TimeUnit unit = TimeUnit.MINUTES;
    private boolean activity;

    @DataBoundConstructor
    public TimeoutStep(int time) {
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

    public boolean isActivity() {
        return activity;
    }

    @DataBoundSetter
    public void setActivity(boolean activity) {
        this.activity = activity;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new TimeoutStepExecution(context, unit.toMillis(time), activity);
    }

    /** Descriptor of {@code timeout}. */
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "timeout";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public String getDisplayName() {
            return "Enforce time limit";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
