package io.jenkins.embedded.pipeline;

import jenkins.model.CauseOfInterruption;

/** Why a branch was stopped: another one failed, and {@code failFast} is set. */
public final class FailFastCause extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;
    private final String branch;

    FailFastCause(String branch) {
        this.branch = branch;
    }

    @Override
    public String getShortDescription() {
        return "Failed in branch " + branch;
    }
}
