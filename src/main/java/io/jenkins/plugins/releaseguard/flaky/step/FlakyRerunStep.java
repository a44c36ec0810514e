package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Framework;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.SelectorTemplate;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code flakyRerun(results: 'target/surefire-reports/TEST-*.xml', reruns: 2) { sh "mvn -B test -Dtest=${env.RERUN_TESTS}" }}:
 * runs the block again with the failed tests, judges by the reports that wrote, publishes the tests and sets the result.
 */
public class FlakyRerunStep extends Step {
    static final int DEFAULT_RERUNS = 2;
    static final int DEFAULT_MAX_FAILURES = 20;
    static final int DEFAULT_MAX_FAILURE_SHARE = 30;
    static final int DEFAULT_BUDGET = 60;

    private final String results;
    private int reruns = DEFAULT_RERUNS;
    private int maxFailures = DEFAULT_MAX_FAILURES;
    private int maxFailureShare = DEFAULT_MAX_FAILURE_SHARE;
    private String onFailure = "UNSTABLE";
    private String framework = "auto";
    private String selector = "";
    private String resultsOfRerun = "";
    private boolean quarantined = true;
    private boolean publish = true;
    private int budget = DEFAULT_BUDGET;

    /** @param results which files are the reports: Ant patterns from the workspace, separated by commas */
    @DataBoundConstructor
    public FlakyRerunStep(@Nullable String results) {
        this.results = results == null ? "" : results;
    }

    public String getResults() {
        return results;
    }

    /** How often failed tests are run again, 0 to 20. */
    public int getReruns() {
        return reruns;
    }

    @DataBoundSetter
    public void setReruns(int reruns) {
        this.reruns = reruns;
    }

    /** More failed tests than this aren't rerun. */
    public int getMaxFailures() {
        return maxFailures;
    }

    @DataBoundSetter
    public void setMaxFailures(int maxFailures) {
        this.maxFailures = maxFailures;
    }

    /** A greater share of failed tests than this isn't rerun, in percent; counts from the fourth failure on. */
    public int getMaxFailureShare() {
        return maxFailureShare;
    }

    @DataBoundSetter
    public void setMaxFailureShare(int maxFailureShare) {
        this.maxFailureShare = maxFailureShare;
    }

    /** What happens when tests still fail: {@code UNSTABLE} marks the build, {@code FAILURE} fails the step. */
    public String getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(String onFailure) {
        this.onFailure = onFailure;
    }

    /** Which test tool the selection is for; {@code auto} guesses it by the reports. */
    public String getFramework() {
        return framework;
    }

    @DataBoundSetter
    public void setFramework(String framework) {
        this.framework = framework;
    }

    /** A form of one's own for the selection, with places like {@code {name}}; empty to go by the framework. */
    public String getSelector() {
        return selector;
    }

    @DataBoundSetter
    public void setSelector(String selector) {
        this.selector = selector;
    }

    /** Which files are the reports of a rerun, if others than of the first run; empty for the same. */
    public String getResultsOfRerun() {
        return resultsOfRerun;
    }

    @DataBoundSetter
    public void setResultsOfRerun(String resultsOfRerun) {
        this.resultsOfRerun = resultsOfRerun;
    }

    /** Whether failures of tests in quarantine don't count. */
    public boolean isQuarantined() {
        return quarantined;
    }

    @DataBoundSetter
    public void setQuarantined(boolean quarantined) {
        this.quarantined = quarantined;
    }

    /** Whether the tests are published through the junit plugin. */
    public boolean isPublish() {
        return publish;
    }

    @DataBoundSetter
    public void setPublish(boolean publish) {
        this.publish = publish;
    }

    /** How long all reruns of the build may take together, in minutes: when that is used up, none is started. */
    public int getBudget() {
        return budget;
    }

    @DataBoundSetter
    public void setBudget(int budget) {
        this.budget = budget;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        try {
            return new FlakyRerunExecution(context, new RerunPlan(this));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "flakyRerun";
        }

        @Override
        public String getDisplayName() {
            return "Rerun failed tests, and let flaky ones pass by evidence";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FilePath.class, Launcher.class, FlowNode.class, EnvVars.class);
        }

        @POST
        public ListBoxModel doFillOnFailureItems() {
            ListBoxModel items = new ListBoxModel();
            items.add("mark the build unstable", "UNSTABLE");
            items.add("fail the step", "FAILURE");
            return items;
        }

        @POST
        public ListBoxModel doFillFrameworkItems() {
            ListBoxModel items = new ListBoxModel();
            items.add("guess by the reports", "auto");
            Framework.names().forEach(items::add);
            return items;
        }

        @POST
        public FormValidation doCheckSelector(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            if (mayConfigure(item) && !value.isBlank()) {
                try {
                    new SelectorTemplate(value.strip());
                } catch (IllegalArgumentException e) {
                    return FormValidation.error(e.getMessage());
                }
            }
            return FormValidation.ok();
        }

        @POST
        public FormValidation doCheckBudget(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
            return range(item, value, 1, RerunPlan.MAX_BUDGET);
        }

        @POST
        public FormValidation doCheckResults(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            return mayConfigure(item) && value.isBlank()
                    ? FormValidation.error("Name the reports, such as target/surefire-reports/TEST-*.xml")
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckReruns(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
            return range(item, value, 0, RerunPlan.MAX_RERUNS);
        }

        @POST
        public FormValidation doCheckMaxFailures(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
            return range(item, value, 1, Integer.MAX_VALUE);
        }

        @POST
        public FormValidation doCheckMaxFailureShare(@AncestorInPath @Nullable Item item, @QueryParameter int value) {
            return range(item, value, 1, 100);
        }

        private static FormValidation range(@Nullable Item item, int value, int from, int to) {
            return !mayConfigure(item) || value >= from && value <= to
                    ? FormValidation.ok()
                    : FormValidation.error(to == Integer.MAX_VALUE ? "At least " + from : from + " to " + to);
        }

        private static boolean mayConfigure(@Nullable Item item) {
            return item != null && item.hasPermission(Item.CONFIGURE);
        }
    }
}
