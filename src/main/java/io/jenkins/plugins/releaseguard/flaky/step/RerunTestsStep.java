package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.Extension;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code rerunTests()} in a block of {@code flakyRerun}: the selection as a list, one element for each argument. A step
 * can't hand a value to its block in any other way: Pipeline calls a block without arguments.
 */
public class RerunTestsStep extends Step {

    @DataBoundConstructor
    public RerunTestsStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context);
    }

    private static final class Execution extends SynchronousStepExecution<List<String>> {
        @Serial
        private static final long serialVersionUID = 1;

        Execution(StepContext context) {
            super(context);
        }

        @Override
        protected List<String> run() throws IOException, InterruptedException {
            return StepPlace.get(getContext(), RerunTests.class).arguments();
        }
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "rerunTests";
        }

        @Override
        public String getDisplayName() {
            return "The tests that a block of flakyRerun is to run, as a list";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(RerunTests.class);
        }
    }
}
