package org.jenkinsci.plugins.workflow.actions;

import hudson.model.labels.LabelAtom;
import java.util.Set;

/** Which workspace a block got. */
public abstract class WorkspaceAction implements PersistentAction {

    /** Name of the computer; empty for the built-in node. */
    public abstract String getNode();

    /** Path of the workspace there. */
    public abstract String getPath();

    /** Labels that the computer had then. */
    public abstract Set<LabelAtom> getLabels();
}
