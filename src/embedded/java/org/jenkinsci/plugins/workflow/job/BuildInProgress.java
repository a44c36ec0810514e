package org.jenkinsci.plugins.workflow.job;

import hudson.model.queue.CauseOfBlockage;

/** Why a build waits when its job allows one at a time. */
final class BuildInProgress extends CauseOfBlockage {

    private final WorkflowRun build;

    BuildInProgress(WorkflowRun build) {
        this.build = build;
    }

    @Override
    public String getShortDescription() {
        return "Build " + build.getDisplayName() + " is already in progress";
    }
}
