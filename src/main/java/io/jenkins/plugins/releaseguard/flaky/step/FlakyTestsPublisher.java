package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code flakyTests('target/surefire-reports/TEST-*.xml')}: records what the tests did, and which the test tool itself
 * retried until they passed. Reruns nothing. Leaves publishing and the result to others unless told to publish.
 */
public class FlakyTestsPublisher extends Recorder implements SimpleBuildStep {
    private final String results;
    private boolean publish;
    private boolean quarantined = true;
    private String onFailure = "UNSTABLE";

    /** @param results which files are the reports: Ant patterns from the workspace, separated by commas */
    @DataBoundConstructor
    public FlakyTestsPublisher(@Nullable String results) {
        this.results = results == null ? "" : results;
    }

    public String getResults() {
        return results;
    }

    /** Whether the tests are published through the junit plugin, and the result is set by those that fail. */
    public boolean isPublish() {
        return publish;
    }

    @DataBoundSetter
    public void setPublish(boolean publish) {
        this.publish = publish;
    }

    /** Whether failures of tests in quarantine don't count. */
    public boolean isQuarantined() {
        return quarantined;
    }

    @DataBoundSetter
    public void setQuarantined(boolean quarantined) {
        this.quarantined = quarantined;
    }

    /** If published, what happens when tests fail: {@code UNSTABLE} or {@code FAILURE}. */
    public String getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(String onFailure) {
        this.onFailure = onFailure;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        if (results.isBlank()) {
            throw new AbortException("results must name the JUnit reports, but is empty");
        }
        if (!onFailure.equals("UNSTABLE") && !onFailure.equals("FAILURE")) {
            throw new AbortException("onFailure must be 'UNSTABLE' or 'FAILURE', but is '" + onFailure + "'");
        }
        // branches of a build may record tests under the same pattern on several nodes
        String id = "flaky-tests-" + UUID.randomUUID();
        FilePath folder = StepPlace.temporary(workspace, id);
        try {
            Ledger ledger = judge(run, workspace, launcher, listener, new Publication(run, listener, id, folder));
            if (publish && ledger.failing() > 0) {
                String message = Publication.stillFails(ledger);
                if (onFailure.equals("FAILURE")) {
                    throw new AbortException(message);
                }
                listener.getLogger().println(message);
                run.setResult(Result.UNSTABLE);
            }
        } finally {
            folder.deleteRecursive();
        }
    }

    private Ledger judge(
            Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener, Publication publication)
            throws InterruptedException, IOException {
        RerunLog log = new RerunLog("flakyTests", listener.getLogger());
        ReportDigest digest = workspace
                .act(ReportFiles.Read.inPlace(
                        results.strip(), StepPlace.workspaceSince(run, workspace), publication.kept()))
                .digest();
        if (digest.reports() == 0) {
            throw new AbortException("No JUnit report of this build matches '" + results + "' in "
                    + workspace.getRemote() + RerunLog.ignored(digest));
        }
        log.read(digest);
        log.hiddenRetries(digest.dialect());
        Ledger ledger = Ledger.of(digest);
        if (quarantined) {
            RerunPlan.excuse(ledger, run, log);
        }
        log.notCounted(ledger);
        publication.mark(Origin.TOOL, digest.retried(), ledger);
        if (publish) {
            publication.publish(digest.retried(), ledger, launcher, null);
        }
        run.save();
        publication.record(workspace, run.getEnvironment(listener), digest.retried(), ledger, Duration.ZERO);
        if (publish && !digest.broken().isEmpty()) {
            throw new AbortException("The tests can't be judged: " + RerunLog.broken(digest));
        }
        return ledger;
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    /** Describes the publisher to jobs and to the Snippet Generator. */
    @Extension
    @Symbol("flakyTests")
    public static class DescriptorImpl extends BuildStepDescriptor<Publisher> {
        @Override
        public String getDisplayName() {
            return "Record flaky tests";
        }

        @Override
        @SuppressWarnings("rawtypes") // the signature is Jenkins'
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        @POST
        public ListBoxModel doFillOnFailureItems() {
            ListBoxModel items = new ListBoxModel();
            items.add("mark the build unstable", "UNSTABLE");
            items.add("fail the build", "FAILURE");
            return items;
        }

        @POST
        public FormValidation doCheckResults(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            return item != null && item.hasPermission(Item.CONFIGURE) && value.isBlank()
                    ? FormValidation.error("Name the reports, such as target/surefire-reports/TEST-*.xml")
                    : FormValidation.ok();
        }
    }
}
