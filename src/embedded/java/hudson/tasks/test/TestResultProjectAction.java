package hudson.tasks.test;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;

/** Shows how the tests of a job went in its last builds. */
public class TestResultProjectAction implements Action {

    public final Job<?, ?> job;

    public TestResultProjectAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Test Report";
    }

    @Override
    public String getUrlName() {
        return "test";
    }

    /** That of the last finished build with tests; null if there is none. */
    public AbstractTestResultAction getLastTestResultAction() {
        for (Run<?, ?> b = job.getLastCompletedBuild(); b != null; b = b.getPreviousBuild()) {
            AbstractTestResultAction<?> action = b.getAction(AbstractTestResultAction.class);
            if (action != null) {
                return action;
            }
        }
        return null;
    }
}
