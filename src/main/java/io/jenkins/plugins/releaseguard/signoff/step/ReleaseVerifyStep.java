package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code releaseVerify(version: '1.4.0', checks: ['login']) { … }}: runs the smoke tests of a signed release after its
 * deployment, then waits until people have decided to keep it or to roll it back.
 */
public final class ReleaseVerifyStep extends Step {

    private final @Nullable String version;
    private @Nullable List<String> checks;
    private @Nullable String job;
    private int timeout;
    private TimeUnit unit = TimeUnit.MINUTES;

    /** @param version which release was deployed, such as {@code 1.4.0}: 1 to 100 characters */
    @DataBoundConstructor
    public ReleaseVerifyStep(@Nullable String version) {
        this.version = version;
    }

    public @Nullable String getVersion() {
        return version;
    }

    /** Names of checks that have to run, each one line of up to 200 characters; up to 100. */
    public @Nullable List<String> getChecks() {
        return checks;
    }

    /** What the form shows of the checks: each name in a line. */
    public String getCheckLines() {
        return checks == null ? "" : String.join("\n", checks);
    }

    @DataBoundSetter
    public void setChecks(@Nullable List<String> checks) {
        // The form has one text, with each name in a line.
        String text = checks == null || checks.size() != 1 ? null : checks.get(0);
        this.checks = text != null && text.contains("\n")
                ? text.lines().filter(line -> !line.isBlank()).toList()
                : checks;
    }

    /** The job whose release it is, from this one's folder or with a slash from the root; by default this job. */
    public @Nullable String getJob() {
        return job;
    }

    @DataBoundSetter
    public void setJob(@Nullable String job) {
        this.job = job;
    }

    /** How long to wait for the decision after the smoke tests; 0, the default, for ever. */
    public int getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(int timeout) {
        this.timeout = timeout;
    }

    /** What the timeout counts. */
    public TimeUnit getUnit() {
        return unit;
    }

    @DataBoundSetter
    public void setUnit(TimeUnit unit) {
        this.unit = unit;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            return new VerifyExecution(context, new VerifyRequest(this));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step to the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "releaseVerify";
        }

        @Override
        public String getDisplayName() {
            return "Verify a release after its deployment: keep it or roll it back";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(SmokeTests.class);
        }

        /** Checks the version as the step would; reveals nothing, so that no permission is needed. */
        @POST
        public FormValidation doCheckVersion(@QueryParameter String value) {
            return StepForm.check(() -> new Version(value));
        }

        /** The units of a timeout; reveals nothing, so that no permission is needed. */
        @POST
        public ListBoxModel doFillUnitItems() {
            return StepForm.units();
        }
    }
}
