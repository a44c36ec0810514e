package org.jenkinsci.plugins.workflow.support.steps;

import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code stage('name')}: names a part of the build. */
public final class StageStep extends Step {

    public final String name;

    @DataBoundConstructor
    public StageStep(String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("must specify name");
        }
        this.name = name;
    }

    @Override
    public StepExecution start(StepContext context) {
        String title = name;
        return StepExecutions.block(
                context,
                (c, body) -> body.withDisplayName(title)
                        .withContext(EnvironmentExpander.merge(
                                c.get(EnvironmentExpander.class),
                                EnvironmentExpander.constant(Map.of("STAGE_NAME", title)))));
    }

    /** Descriptor of {@code stage}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "stage";
        }

        @Override
        public String getDisplayName() {
            return "Stage";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of();
        }
    }
}
