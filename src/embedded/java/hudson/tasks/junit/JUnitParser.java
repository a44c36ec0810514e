package hudson.tasks.junit;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.test.PipelineTestDetails;
import hudson.tasks.test.TestResultParser;
import java.io.File;
import java.io.IOException;

/** Reads reports in JUnit's XML from a workspace. */
public class JUnitParser extends TestResultParser {

    /** File systems that keep full or even seconds let a new report look older than its build. */
    private static final long CLOCK_MARGIN_MILLIS = 10_000;

    private final StdioRetention stdioRetention;
    private final boolean keepProperties;
    private final boolean allowEmptyResults;
    private final boolean skipOldReports;
    private final boolean keepTestNames;

    public JUnitParser(
            StdioRetention stdioRetention,
            boolean keepProperties,
            boolean allowEmptyResults,
            boolean skipOldReports,
            boolean keepTestNames) {
        this.stdioRetention = stdioRetention;
        this.keepProperties = keepProperties;
        this.allowEmptyResults = allowEmptyResults;
        this.skipOldReports = skipOldReports;
        this.keepTestNames = keepTestNames;
    }

    @Override
    public String getDisplayName() {
        return "JUnit Parser";
    }

    @Override
    public TestResult parseResult(
            String testResultLocations, Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        return parseResult(testResultLocations, run, null, workspace, launcher, listener);
    }

    @Override
    public TestResult parseResult(
            String testResultLocations,
            Run<?, ?> run,
            PipelineTestDetails pipelineTestDetails,
            FilePath workspace,
            Launcher launcher,
            TaskListener listener)
            throws InterruptedException, IOException {
        FilePath[] files = workspace.list(testResultLocations);
        if (files.length == 0 && !allowEmptyResults) {
            throw new AbortException("No test report files were found. Configuration error?");
        }
        TestResult result = new TestResult(new ReportReader(stdioRetention, keepProperties, keepTestNames));
        for (FilePath file : files) {
            if (!skipOldReports || file.lastModified() + CLOCK_MARGIN_MILLIS > run.getStartTimeInMillis()) {
                result.parse(new File(file.getRemote()), pipelineTestDetails);
            }
        }
        result.tally();
        return result;
    }
}
