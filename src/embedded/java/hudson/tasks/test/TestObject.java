package hudson.tasks.test;

import hudson.Util;
import hudson.model.Api;
import hudson.model.Run;
import hudson.tasks.junit.History;
import hudson.tasks.junit.TestAction;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.embedded.junit.TestNames;
import io.jenkins.embedded.junit.TestRoutes;
import java.util.Collection;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A test case or a group of them, in one build. */
@ExportedBean
public abstract class TestObject extends hudson.tasks.junit.TestObject implements TestRoutes {

    private static final long serialVersionUID = 1L;

    private transient String safeName;

    @Override
    public abstract TestObject getParent();

    /** The path below {@code testReport/} of the build. */
    @Override
    public final String getId() {
        String own = getSafeName();
        return getParent() == null ? own : getParent().getId() + '/' + own;
    }

    /** The path of the page from Jenkins' front page. */
    @Override
    public String getUrl() {
        return getRun().getUrl() + getTestResultAction().getUrlName() + '/' + getId();
    }

    public String getFullDisplayName() {
        return getDisplayName();
    }

    @Override
    public hudson.tasks.junit.TestResult getTestResult() {
        return getParent() == null ? null : getParent().getTestResult();
    }

    public TestResult getTopLevelTestResult() {
        return getTestResult();
    }

    @Override
    public AbstractTestResultAction getTestResultAction() {
        TestResult top = getTopLevelTestResult();
        return top == null ? null : top.getParentAction();
    }

    /** What test data publishers attached. */
    @Override
    @Exported(visibility = 3)
    public List<TestAction> getTestActions() {
        return getTestResultAction() instanceof TestResultAction action ? action.getActions(this) : List.of();
    }

    @Override
    public <T> T getTestAction(Class<T> klazz) {
        return getTestActions().stream()
                .filter(klazz::isInstance)
                .map(klazz::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public abstract TestResult getPreviousResult();

    @Override
    public TestResult getResultInRun(Run<?, ?> run) {
        AbstractTestResultAction<?> action = run.getAction(getTestResultAction().getClass());
        return action == null ? null : action.findCorrespondingResult(getId());
    }

    /** The same test's result below this one, by its id; null if there is none. */
    public abstract TestResult findCorrespondingResult(String id);

    @Override
    public abstract float getDuration();

    @Override
    public String getDurationString() {
        return Util.getTimeSpanString((long) (getDuration() * 1000));
    }

    @Override
    public String getDescription() {
        AbstractTestResultAction<?> action = getTestResultAction();
        return action == null ? null : action.getDescription(this);
    }

    @Override
    public void setDescription(String description) {
        getTestResultAction().setDescription(this, description);
    }

    @Override
    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getName() {
        return "";
    }

    public String getFullName() {
        return getName();
    }

    /** The name as a part of a path, unique among its siblings. */
    @Override
    public String getSafeName() {
        return safe(getName());
    }

    @Override
    public String getSearchUrl() {
        return getSafeName();
    }

    /** Makes {@code base} differ from the safe names that siblings already have, by a number at its end. */
    protected final synchronized String uniquifyName(Collection<? extends TestObject> siblings, String base) {
        if (safeName == null) {
            String candidate = base;
            int number = 1;
            for (TestObject sibling : siblings) {
                if (sibling != this && candidate.equals(sibling.safeName)) {
                    candidate = base + '_' + ++number;
                }
            }
            safeName = candidate;
        }
        return safeName;
    }

    /** The text without characters that mean something in a path. */
    public static String safe(String s) {
        return TestNames.safe(s);
    }

    @Override
    public int getTotalCount() {
        return getPassCount() + getFailCount() + getSkipCount();
    }

    @Override
    public History getHistory() {
        return new History(this);
    }
}
