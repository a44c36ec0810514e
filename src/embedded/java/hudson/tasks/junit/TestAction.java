package hudson.tasks.junit;

import hudson.model.Action;

/** Something that a test data publisher adds to a test's page: a summary, a badge, a page of its own. */
public abstract class TestAction implements Action {

    /** Rewrites HTML of a test's page, such as its stack trace. */
    public String annotate(String text) {
        return text;
    }
}
