package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Framework;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code quarantineList(format: 'surefire')}: arguments for a test tool that leave out the tests in quarantine, or, with
 * {@code mode: 'include'}, run only them.
 */
public class QuarantineListStep extends Step {
    static final String EXCLUDE = "exclude";
    static final String INCLUDE = "include";

    private final String format;
    private String mode = EXCLUDE;
    private String job = "";
    private String entry = "";

    /** @param format name of a {@link Framework} */
    @DataBoundConstructor
    public QuarantineListStep(@Nullable String format) {
        this.format = format == null ? "" : format;
    }

    public String getFormat() {
        return format;
    }

    /** {@code exclude} or {@code include}. */
    public String getMode() {
        return mode;
    }

    @DataBoundSetter
    public void setMode(@Nullable String mode) {
        this.mode = mode == null || mode.isBlank() ? EXCLUDE : mode.strip();
    }

    /** Full name of the job whose quarantine it is; empty for the build's own. */
    public String getJob() {
        return job;
    }

    @DataBoundSetter
    public void setJob(@Nullable String job) {
        this.job = job == null ? "" : job.strip();
    }

    /** The number of one test's entry, for that test alone; empty for all. */
    public String getEntry() {
        return entry;
    }

    @DataBoundSetter
    public void setEntry(@Nullable String entry) {
        this.entry = entry == null ? "" : entry.strip();
    }

    @Override
    public StepExecution start(StepContext context) {
        Framework framework = Framework.named(format)
                .orElseThrow(() -> new IllegalArgumentException(
                        "format must be one of " + String.join(", ", Framework.names()) + ", but is '" + format + "'"));
        if (!mode.equals(EXCLUDE) && !mode.equals(INCLUDE)) {
            throw new IllegalArgumentException("mode must be 'exclude' or 'include', but is '" + mode + "'");
        }
        if (!entry.matches("\\d{0,18}")) {
            throw new IllegalArgumentException("entry must be the number of an entry, but is '" + entry + "'");
        }
        return new QuarantineListExecution(context, framework.name(), mode.equals(INCLUDE), job, entry);
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "quarantineList";
        }

        @Override
        public String getDisplayName() {
            return "Arguments that leave out tests in quarantine, or run only them";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public ListBoxModel doFillFormatItems() {
            ListBoxModel items = new ListBoxModel();
            Framework.names().forEach(items::add);
            return items;
        }

        @POST
        public ListBoxModel doFillModeItems() {
            ListBoxModel items = new ListBoxModel();
            items.add("Leave them out", EXCLUDE);
            items.add("Run only them", INCLUDE);
            return items;
        }
    }
}
