package org.jenkinsci.plugins.workflow.job;

import hudson.AbortException;
import hudson.Functions;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.embedded.pipeline.RunningFlows;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What belongs to the end of a build: who wanted it, why it failed, and what is cleaned up. */
final class Ending {

    private static final Logger LOGGER = Logger.getLogger(Ending.class.getName());

    private Ending() {}

    static FlowInterruptedException byCurrentUser() {
        User user = User.current();
        return user == null
                ? new FlowInterruptedException(Result.ABORTED)
                : new FlowInterruptedException(Result.ABORTED, new CauseOfInterruption.UserInterruption(user));
    }

    static void explain(WorkflowRun run, Throwable problem, BuildListener listener) {
        if (problem instanceof AbortException) {
            listener.error(problem.getMessage());
        } else if (problem instanceof FlowInterruptedException) {
            ((FlowInterruptedException) problem).handle(run, listener);
        } else if (problem != null) {
            listener.getLogger().println(Functions.printThrowable(problem).stripTrailing());
        }
    }

    static void cleanUp(WorkflowRun run) {
        try {
            RunningFlows.get().unregister(run);
            run.getParent().logRotate();
        } catch (IOException | InterruptedException | RuntimeException x) {
            LOGGER.log(Level.WARNING, "Can't clean up after " + run, x);
        }
    }
}
