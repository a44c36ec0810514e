package io.jenkins.embedded.pipeline;

import groovy.lang.Closure;
import hudson.model.TaskListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** {@code parallel a: { }, b: { }, failFast: true}: runs closures at the same time. */
public final class ParallelStep extends Step {

    private final Map<String, Closure<?>> branches;
    private final boolean failFast;

    private ParallelStep(Map<String, Closure<?>> branches, boolean failFast) {
        this.branches = branches;
        this.failFast = failFast;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ParallelExecution(context, branches, failFast);
    }

    /** Descriptor. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "parallel";
        }

        @Override
        public String getDisplayName() {
            return "Execute in parallel";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }

        @Override
        public Step newInstance(Map<String, Object> arguments) {
            boolean failFast = false;
            Map<String, Closure<?>> branches = new LinkedHashMap<>();
            for (Map.Entry<String, Object> argument : arguments.entrySet()) {
                if (argument.getValue() instanceof Closure) {
                    branches.put(argument.getKey(), (Closure<?>) argument.getValue());
                } else if (argument.getKey().equals("failFast") && argument.getValue() instanceof Boolean) {
                    failFast = (Boolean) argument.getValue();
                } else {
                    throw new IllegalArgumentException("Expected a closure or failFast but found " + argument);
                }
            }
            return new ParallelStep(branches, failFast);
        }
    }
}
