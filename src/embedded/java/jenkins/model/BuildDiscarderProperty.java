package jenkins.model;

import hudson.model.Job;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Gives a job its rule for old builds. */
public class BuildDiscarderProperty extends OptionalJobProperty<Job<?, ?>> {
    private final BuildDiscarder strategy;

    @DataBoundConstructor
    public BuildDiscarderProperty(BuildDiscarder strategy) {
        this.strategy = strategy;
    }

    public BuildDiscarder getStrategy() {
        return strategy;
    }

    /** Describes it. */
    @Symbol("buildDiscarder")
    public static class DescriptorImpl extends OptionalJobProperty.OptionalJobPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return "Discard old builds";
        }
    }
}
