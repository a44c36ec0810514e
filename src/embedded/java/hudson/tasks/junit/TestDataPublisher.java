package hudson.tasks.junit;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import jenkins.model.Jenkins;

/** Adds data of its own to published tests. */
public abstract class TestDataPublisher extends AbstractDescribableImpl<TestDataPublisher> implements ExtensionPoint {

    /** Called once the results are known; null adds nothing. */
    public TestResultAction.Data contributeTestData(
            Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener, TestResult testResult)
            throws IOException, InterruptedException {
        return null;
    }

    public static DescriptorExtensionList<TestDataPublisher, Descriptor<TestDataPublisher>> all() {
        return Jenkins.get().getDescriptorList(TestDataPublisher.class);
    }
}
