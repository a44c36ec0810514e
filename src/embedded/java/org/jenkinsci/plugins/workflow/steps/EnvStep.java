package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withEnv(['NAME=value', 'PATH+MORE=/dir'])}: sets environment variables for its block. */
public class EnvStep extends Step {

    private final List<String> overrides;

    @DataBoundConstructor
    public EnvStep(List<String> overrides) {
        for (String override : overrides) {
            if (override.indexOf('=') == -1) {
                throw new IllegalArgumentException(override);
            }
        }
        this.overrides = List.copyOf(overrides);
    }

    public List<String> getOverrides() {
        return overrides;
    }

    @Override
    public StepExecution start(StepContext context) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String override : overrides) {
            int split = override.indexOf('=');
            variables.put(override.substring(0, split), override.substring(split + 1));
        }
        return StepExecutions.block(
                context,
                (c, body) -> body.withContext(
                        EnvironmentExpander.merge(c.get(EnvironmentExpander.class), new Overriding(variables))));
    }

    private static final class Overriding extends EnvironmentExpander {

        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> variables;

        Overriding(Map<String, String> variables) {
            this.variables = new LinkedHashMap<>(variables);
        }

        @Override
        public void expand(EnvVars env) {
            env.overrideExpandingAll(variables);
        }
    }

    /** Descriptor of {@code withEnv}. */
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "withEnv";
        }

        @Override
        public String getDisplayName() {
            return "Set environment variables";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of();
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            if (namedArgs.get("overrides") instanceof List<?> overrides) {
                // values may be secret
                return String.join(
                        ", ",
                        overrides.stream()
                                .map(o -> String.valueOf(o).split("=", 2)[0])
                                .toList());
            }
            return null;
        }
    }
}
