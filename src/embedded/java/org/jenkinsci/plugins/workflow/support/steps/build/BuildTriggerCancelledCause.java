package org.jenkinsci.plugins.workflow.support.steps.build;

import jenkins.model.CauseOfInterruption;

/** Why a build was aborted: the one that called it was. */
public class BuildTriggerCancelledCause extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public BuildTriggerCancelledCause(Throwable cause) {
        reason = String.valueOf(cause.getMessage());
    }

    @Override
    public String getShortDescription() {
        return "Calling Pipeline was cancelled: " + reason;
    }
}
