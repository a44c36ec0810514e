package io.jenkins.embedded.pipeline;

import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;

/** Names a branch of {@code parallel}. */
final class BranchLabel extends LabelAction implements ThreadNameAction {

    private final String branch;

    BranchLabel(String branch) {
        super("Branch: " + branch);
        this.branch = branch;
    }

    @Override
    public String getThreadName() {
        return branch;
    }
}
