package org.jenkinsci.plugins.workflow.actions;

/** Marks the start of a stage. */
public interface StageAction extends PersistentAction {

    String getStageName();
}
