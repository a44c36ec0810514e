package hudson.tasks.test;

import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import hudson.tasks.junit.TestAction;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The outcome of a test case or of a group of them. */
public abstract class TestResult extends TestObject {

    private static final long serialVersionUID = 1L;

    /** Tells the result which action of the build shows it. */
    public void setParentAction(AbstractTestResultAction action) {}

    /** The action of the build that shows this result. */
    public AbstractTestResultAction getParentAction() {
        return getRun() == null ? null : getRun().getAction(AbstractTestResultAction.class);
    }

    /** Counts anew after something was added. */
    public void tally() {}

    public String getTitle() {
        return "";
    }

    /** What the result makes of the build; null for nothing. */
    public Result getBuildResult() {
        return getFailCount() > 0 ? Result.UNSTABLE : null;
    }

    @Override
    public float getDuration() {
        return 0;
    }

    @Override
    public int getPassCount() {
        return 0;
    }

    @Override
    public int getFailCount() {
        return 0;
    }

    @Override
    public int getSkipCount() {
        return 0;
    }

    /** The same test's result in the last build before that has one. */
    @Override
    public TestResult getPreviousResult() {
        AbstractTestResultAction<?> action = getTestResultAction();
        AbstractTestResultAction<?> previous = action == null ? null : action.getPreviousResult();
        return previous == null ? null : previous.findCorrespondingResult(getId());
    }

    public Collection<? extends TestResult> getFailedTests() {
        return List.of();
    }

    public Collection<? extends TestResult> getPassedTests() {
        return List.of();
    }

    public Collection<? extends TestResult> getSkippedTests() {
        return List.of();
    }

    /** The number of the build in which the test began to fail; 0 if it doesn't fail. */
    public int getFailedSince() {
        return 0;
    }

    public Run<?, ?> getFailedSinceRun() {
        return null;
    }

    public String getStdout() {
        return "";
    }

    public String getStderr() {
        return "";
    }

    public String getErrorStackTrace() {
        return "";
    }

    public String getErrorDetails() {
        return "";
    }

    public Map<String, String> getProperties() {
        return Map.of();
    }

    public boolean isPassed() {
        return getFailCount() == 0;
    }

    /** The text as HTML, with what test actions make of it. */
    public String annotate(String text) {
        if (text == null) {
            return null;
        }
        String html = Util.xmlEscape(text);
        for (TestAction action : getTestActions()) {
            html = action.annotate(html);
        }
        return html;
    }
}
