package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import java.io.IOException;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code flakyTests('target/surefire-reports/TEST-*.xml')}: records the tests which the test tool itself retried until
 * they passed. Reruns nothing, publishes no tests and leaves the result alone.
 */
public class FlakyTestsPublisher extends Recorder implements SimpleBuildStep {
    private final String results;

    /** @param results which files are the reports: Ant patterns from the workspace, separated by commas */
    @DataBoundConstructor
    public FlakyTestsPublisher(@Nullable String results) {
        this.results = results == null ? "" : results;
    }

    public String getResults() {
        return results;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        if (results.isBlank()) {
            throw new AbortException("results must name the JUnit reports, but is empty");
        }
        RerunLog log = new RerunLog("flakyTests", listener.getLogger());
        ReportDigest digest =
                workspace.act(ReportFiles.Read.inPlace(results.strip(), run.getStartTimeInMillis(), null));
        if (digest.reports() == 0) {
            throw new AbortException("No JUnit report of this build matches '" + results + "' in "
                    + workspace.getRemote() + RerunLog.ignored(digest));
        }
        log.read(digest);
        String source = "flaky-tests-" + results;
        List<FlakyEntry> found = digest.retried().stream()
                .map(test -> FlakyEntry.of(source, test))
                .toList();
        FlakyTestsAction.add(run, source, found);
        run.save();
        FlakeRecorder.record(run, listener);
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
        public FormValidation doCheckResults(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            return item != null && item.hasPermission(Item.CONFIGURE) && value.isBlank()
                    ? FormValidation.error("Name the reports, such as target/surefire-reports/TEST-*.xml")
                    : FormValidation.ok();
        }
    }
}
