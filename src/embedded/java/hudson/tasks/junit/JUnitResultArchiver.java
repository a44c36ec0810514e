package hudson.tasks.junit;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import hudson.tasks.test.PipelineTestDetails;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Records tests from reports in JUnit's XML; failed tests make the build unstable. */
public class JUnitResultArchiver extends Recorder implements SimpleBuildStep, JUnitTask {

    private final String testResults;
    private double healthScaleFactor = 1.0;
    private List<TestDataPublisher> testDataPublishers = new ArrayList<>();
    private String stdioRetention = StdioRetention.DEFAULT.name();
    private boolean keepProperties;
    private boolean keepTestNames;
    private boolean allowEmptyResults;
    private boolean skipPublishingChecks;
    private String checksName;
    private boolean skipMarkingBuildUnstable;
    private boolean skipOldReports;

    @DataBoundConstructor
    public JUnitResultArchiver(String testResults) {
        this.testResults = testResults;
    }

    @Override
    public void perform(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        TestResultSummary summary = parseAndSummarize(this, null, build, workspace, launcher, listener);
        if (summary.getFailCount() > 0 && !skipMarkingBuildUnstable) {
            build.setResult(Result.UNSTABLE);
        }
    }

    /** Attaches the tests to the build, beside those that it has; the answer counts the new ones only. */
    public static TestResultSummary parseAndSummarize(
            JUnitTask task,
            PipelineTestDetails pipelineTestDetails,
            Run<?, ?> build,
            FilePath workspace,
            Launcher launcher,
            TaskListener listener)
            throws InterruptedException, IOException {
        listener.getLogger().println("Recording test results");
        JUnitParser parser = new JUnitParser(
                task.getParsedStdioRetention(),
                task.isKeepProperties(),
                task.isAllowEmptyResults(),
                task.isSkipOldReports(),
                task.isKeepTestNames());
        String pattern = build.getEnvironment(listener).expand(task.getTestResults());
        TestResult result = parser.parseResult(pattern, build, pipelineTestDetails, workspace, launcher, listener);
        TestResultSummary summary = new TestResultSummary(result);
        if (result.isEmpty()) {
            refuseEmpty(task, build, listener);
        } else {
            attach(task, result, build, workspace, launcher, listener);
        }
        return summary;
    }

    private static void refuseEmpty(JUnitTask task, Run<?, ?> build, TaskListener listener) throws AbortException {
        String none = "None of the test reports contained any result";
        if (task.isAllowEmptyResults()) {
            listener.getLogger().println(none);
        } else if (build.getResult() != Result.FAILURE) { // a build that failed before has reason to have no tests
            throw new AbortException(none);
        }
    }

    private static void attach(
            JUnitTask task,
            TestResult result,
            Run<?, ?> build,
            FilePath workspace,
            Launcher launcher,
            TaskListener listener)
            throws InterruptedException, IOException {
        synchronized (build) { // branches of a Pipeline may record at the same time
            TestResultAction action = build.getAction(TestResultAction.class);
            boolean first = action == null;
            if (first) {
                action = new TestResultAction(build, result, listener);
            } else {
                result.freeze(action);
                action.mergeResult(result, listener);
            }
            action.setHealthScaleFactor(task.getHealthScaleFactor());
            for (TestDataPublisher publisher : task.getTestDataPublishers()) {
                TestResultAction.Data data = publisher.contributeTestData(build, workspace, launcher, listener, result);
                if (data != null) {
                    action.addData(data);
                }
            }
            if (first) {
                build.addAction(action);
            }
            build.save();
        }
    }

    @Override
    public String getTestResults() {
        return testResults;
    }

    @Override
    public double getHealthScaleFactor() {
        return healthScaleFactor;
    }

    @DataBoundSetter
    public final void setHealthScaleFactor(double healthScaleFactor) {
        this.healthScaleFactor = Math.max(0.0, healthScaleFactor);
    }

    @Override
    public List<TestDataPublisher> getTestDataPublishers() {
        return testDataPublishers;
    }

    @DataBoundSetter
    public final void setTestDataPublishers(List<TestDataPublisher> testDataPublishers) {
        this.testDataPublishers = testDataPublishers == null ? new ArrayList<>() : new ArrayList<>(testDataPublishers);
    }

    @Override
    public boolean isKeepLongStdio() {
        return getParsedStdioRetention() == StdioRetention.ALL;
    }

    @DataBoundSetter
    public final void setKeepLongStdio(boolean keepLongStdio) {
        stdioRetention = StdioRetention.fromKeepLongStdio(keepLongStdio).name();
    }

    @Override
    public String getStdioRetention() {
        return stdioRetention;
    }

    @DataBoundSetter
    public final void setStdioRetention(String stdioRetention) {
        this.stdioRetention = StdioRetention.parse(stdioRetention).name();
    }

    @Override
    public boolean isKeepProperties() {
        return keepProperties;
    }

    @DataBoundSetter
    public final void setKeepProperties(boolean keepProperties) {
        this.keepProperties = keepProperties;
    }

    @Override
    public boolean isKeepTestNames() {
        return keepTestNames;
    }

    @DataBoundSetter
    public final void setKeepTestNames(boolean keepTestNames) {
        this.keepTestNames = keepTestNames;
    }

    @Override
    public boolean isAllowEmptyResults() {
        return allowEmptyResults;
    }

    @DataBoundSetter
    public final void setAllowEmptyResults(boolean allowEmptyResults) {
        this.allowEmptyResults = allowEmptyResults;
    }

    @Override
    public boolean isSkipPublishingChecks() {
        return skipPublishingChecks;
    }

    @DataBoundSetter
    public void setSkipPublishingChecks(boolean skipPublishingChecks) {
        this.skipPublishingChecks = skipPublishingChecks;
    }

    @Override
    public String getChecksName() {
        return checksName;
    }

    @DataBoundSetter
    public void setChecksName(String checksName) {
        this.checksName = checksName;
    }

    public boolean isSkipMarkingBuildUnstable() {
        return skipMarkingBuildUnstable;
    }

    @DataBoundSetter
    public void setSkipMarkingBuildUnstable(boolean skipMarkingBuildUnstable) {
        this.skipMarkingBuildUnstable = skipMarkingBuildUnstable;
    }

    @Override
    public boolean isSkipOldReports() {
        return skipOldReports;
    }

    @DataBoundSetter
    public void setSkipOldReports(boolean skipOldReports) {
        this.skipOldReports = skipOldReports;
    }

    /** Offers the publisher to every kind of job. */
    @Symbol("junit")
    public static class DescriptorImpl extends BuildStepDescriptor<Publisher> {

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return "Publish JUnit test result report";
        }
    }
}
