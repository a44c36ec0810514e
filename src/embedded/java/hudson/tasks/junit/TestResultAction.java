package hudson.tasks.junit;

import com.thoughtworks.xstream.XStream;
import hudson.XmlFile;
import hudson.model.Action;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.test.AbstractTestResultAction;
import hudson.tasks.test.TestObject;
import hudson.tasks.test.TestResultProjectAction;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.StaplerProxy;

/** The tests of a build. The build keeps the numbers; the tests themselves are in a file beside it. */
public class TestResultAction extends AbstractTestResultAction<TestResultAction>
        implements StaplerProxy, SimpleBuildStep.LastBuildAction {

    private static final Logger LOGGER = Logger.getLogger(TestResultAction.class.getName());
    private static final XStream XSTREAM = new XStream2();

    static {
        XSTREAM.alias("result", TestResult.class);
        XSTREAM.alias("suite", SuiteResult.class);
        XSTREAM.alias("case", CaseResult.class);
    }

    private int failCount;
    private int skipCount;
    private int totalCount;
    private double healthScaleFactor = 1.0;
    private List<Data> testData = new CopyOnWriteArrayList<>();

    private transient SoftReference<TestResult> result;

    public TestResultAction(Run<?, ?> owner, TestResult result, TaskListener listener) {
        onAttached(owner);
        setResult(result, listener);
    }

    /** Saves the result with the build. */
    public synchronized void setResult(TestResult result, TaskListener listener) {
        result.freeze(this);
        failCount = result.getFailCount();
        skipCount = result.getSkipCount();
        totalCount = result.getTotalCount();
        try {
            file().write(result);
        } catch (IOException x) {
            x.printStackTrace(listener.fatalError("Failed to save the JUnit test result"));
        }
        this.result = new SoftReference<>(result);
    }

    private XmlFile file() {
        return new XmlFile(XSTREAM, new File(run.getRootDir(), "junitResult.xml"));
    }

    @Override
    public synchronized TestResult getResult() {
        TestResult known = result == null ? null : result.get();
        if (known == null) {
            known = load();
            known.setParentAction(this);
            result = new SoftReference<>(known);
        }
        return known;
    }

    private TestResult load() {
        try {
            return (TestResult) file().read();
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Failed to load " + file(), x);
            return new TestResult();
        }
    }

    /** Adds the tests of another report to those of the build. */
    public void mergeResult(TestResult additionalResult, TaskListener listener) {
        TestResult all = getResult();
        all.merge(additionalResult);
        setResult(all, listener);
    }

    @Override
    public int getFailCount() {
        return failCount;
    }

    @Override
    public int getSkipCount() {
        return skipCount;
    }

    @Override
    public int getTotalCount() {
        return totalCount;
    }

    @Override
    public double getHealthScaleFactor() {
        return healthScaleFactor;
    }

    public void setHealthScaleFactor(double healthScaleFactor) {
        this.healthScaleFactor = Math.max(0.0, healthScaleFactor);
    }

    @Override
    public List<CaseResult> getFailedTests() {
        return getResult().getFailedTests();
    }

    @Override
    public List<CaseResult> getPassedTests() {
        return getResult().getPassedTests();
    }

    @Override
    public List<CaseResult> getSkippedTests() {
        return getResult().getSkippedTests();
    }

    /** The page of the action is that of the result. */
    @Override
    public Object getTarget() {
        return getResult();
    }

    @Override
    public Collection<? extends Action> getProjectActions() {
        return List.of(new TestResultProjectAction(run.getParent()));
    }

    /** What the publishers of test data have for the test. */
    public List<TestAction> getActions(TestObject object) {
        List<TestAction> actions = new ArrayList<>();
        for (Data data : testData) {
            actions.addAll(data.getTestAction(object));
        }
        return actions;
    }

    public void setData(List<Data> testData) {
        this.testData = new CopyOnWriteArrayList<>(testData);
    }

    public void addData(Data data) {
        testData.add(data);
    }

    /** What a {@link TestDataPublisher} found out; saved with the build. */
    public abstract static class Data {

        /** The actions for this test; empty for a test it knows nothing of. */
        public abstract List<? extends TestAction> getTestAction(hudson.tasks.junit.TestObject testObject);
    }
}
