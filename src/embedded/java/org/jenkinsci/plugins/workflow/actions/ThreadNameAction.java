package org.jenkinsci.plugins.workflow.actions;

/** Marks the body of a parallel branch. */
public interface ThreadNameAction extends PersistentAction {

    String getThreadName();
}
