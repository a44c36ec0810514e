package hudson.tasks.test;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;

/** Reads test reports of one format. */
public abstract class TestResultParser {

    public String getDisplayName() {
        return "Unknown Parser";
    }

    public TestResult parseResult(
            String testResultLocations, Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        return parseResult(testResultLocations, run, null, workspace, launcher, listener);
    }

    public TestResult parseResult(
            String testResultLocations,
            Run<?, ?> run,
            PipelineTestDetails pipelineTestDetails,
            FilePath workspace,
            Launcher launcher,
            TaskListener listener)
            throws InterruptedException, IOException {
        throw new AbstractMethodError(getClass().getName() + " reads nothing");
    }
}
