package hudson.tasks.junit;

import hudson.model.AbstractModelObject;
import hudson.model.Api;
import hudson.model.Run;
import hudson.tasks.test.AbstractTestResultAction;
import java.io.Serializable;
import java.util.List;

/** What test data and test actions are attached to. Everything real extends {@link hudson.tasks.test.TestObject}. */
@Deprecated
public abstract class TestObject extends AbstractModelObject implements Serializable {

    private static final long serialVersionUID = 1L;

    public Run<?, ?> getRun() {
        return getParent() == null ? null : getParent().getRun();
    }

    public abstract TestObject getParent();

    public abstract String getId();

    public abstract String getUrl();

    public abstract TestResult getTestResult();

    public abstract AbstractTestResultAction getTestResultAction();

    public abstract List<TestAction> getTestActions();

    public abstract <T> T getTestAction(Class<T> klazz);

    public abstract TestObject getPreviousResult();

    public TestObject getResultInRun(Run<?, ?> run) {
        return null;
    }

    /** In seconds. */
    public abstract float getDuration();

    public abstract String getDurationString();

    public abstract String getDescription();

    public abstract void setDescription(String description);

    public abstract Api getApi();

    public abstract String getName();

    public abstract String getSafeName();

    public abstract String getSearchUrl();

    public abstract int getPassCount();

    public abstract int getFailCount();

    public abstract int getSkipCount();

    public abstract int getTotalCount();

    public abstract History getHistory();
}
