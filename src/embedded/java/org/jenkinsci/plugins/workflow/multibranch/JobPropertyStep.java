package org.jenkinsci.plugins.workflow.multibranch;

import hudson.model.JobProperty;
import hudson.model.Run;
import io.jenkins.embedded.steps.JobProperties;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code properties([...])}: sets properties of the job that is being built. */
public class JobPropertyStep extends Step {

    private final List<JobProperty> properties;

    @DataBoundConstructor
    public JobPropertyStep(List<JobProperty> properties) {
        this.properties = properties;
    }

    public List<JobProperty> getProperties() {
        return properties;
    }

    @Override
    public StepExecution start(StepContext context) {
        List<JobProperty> wanted = properties;
        return StepExecutions.synchronousVoid(context, c -> JobProperties.set(c.get(Run.class), wanted));
    }

    /** Descriptor of {@code properties}. */
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "properties";
        }

        @Override
        public String getDisplayName() {
            return "Set job properties";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class);
        }
    }
}
