package io.jenkins.embedded.steps;

import hudson.AbortException;
import hudson.Functions;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** How block steps look at what their body failed with. */
public final class Failures {

    private Failures() {}

    /** Whether the build was aborted, as opposed to a step that merely ends that way. */
    public static boolean isInterruption(Throwable problem) {
        return problem instanceof FlowInterruptedException interruption && interruption.isActualInterruption();
    }

    /** Prints a failure that is dealt with here, the way an uncaught one is printed at the end of a build. */
    public static void print(Throwable problem, StepContext context, TaskListener listener)
            throws IOException, InterruptedException {
        if (problem instanceof FlowInterruptedException interruption) {
            interruption.handle(context.get(Run.class), listener);
        } else if (problem instanceof AbortException) {
            listener.error(problem.getMessage());
        } else {
            listener.getLogger().print(Functions.printThrowable(problem));
        }
    }
}
