package org.jenkinsci.plugins.workflow.support.steps.build;

import hudson.model.Run;
import jenkins.model.CauseOfInterruption;

/** Why a build failed: one that it called did. */
public final class DownstreamFailureCause extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String id;

    DownstreamFailureCause(Run<?, ?> downstream) {
        id = downstream.getExternalizableId();
    }

    /** Null if it has been deleted. */
    public Run<?, ?> getDownstreamBuild() {
        return Run.fromExternalizableId(id);
    }

    @Override
    public String getShortDescription() {
        Run<?, ?> downstream = getDownstreamBuild();
        String what = downstream == null
                ? "Downstream build was not stable"
                : downstream.getFullDisplayName() + " completed with status " + downstream.getResult();
        return what + " (propagate: false to ignore)";
    }
}
