package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** How a block or a step ended that didn't end well. */
final class Ending {

    private Ending() {}

    /** Whether it was stopped from outside. A {@code timeout} that the block itself has is no such thing. */
    static boolean isInterruption(Throwable thrown) {
        return thrown instanceof FlowInterruptedException interruption && interruption.isActualInterruption();
    }

    /** Why it failed, for people. */
    static String reason(Throwable thrown) {
        if (thrown instanceof FlowInterruptedException interruption
                && !interruption.getCauses().isEmpty()) {
            return interruption.getCauses().stream()
                    .map(CauseOfInterruption::getShortDescription)
                    .collect(Collectors.joining("; "));
        }
        if (thrown instanceof InterruptedException) {
            return "it was stopped";
        }
        return thrown instanceof AbortException && thrown.getMessage() != null
                ? thrown.getMessage()
                : thrown.toString();
    }
}
