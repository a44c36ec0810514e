package org.jenkinsci.plugins.workflow.steps;

import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Ends a step that was running on a background thread when the controller stopped. */
public class SynchronousResumeNotSupportedException extends Exception {

    private static final long serialVersionUID = 1L;

    public SynchronousResumeNotSupportedException() {
        super(message("step"));
    }

    public SynchronousResumeNotSupportedException(StepContext context) {
        super(message(stepName(context)));
    }

    private static String message(String step) {
        return "The Pipeline step `" + step + "` cannot be resumed after a controller restart. In Scripted syntax, you"
                + " may wrap its containing `node` block within `retry(conditions:"
                + " [nonresumable()], count: 2) {...}`, or, in Declarative syntax, use the"
                + " `retry` option to an `agent` directive to allow the stage to be"
                + " retried.";
    }

    private static String stepName(StepContext context) {
        try {
            FlowNode node = context.get(FlowNode.class);
            return node == null ? "step" : node.getDisplayFunctionName();
        } catch (IOException x) {
            return "step";
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            return "step";
        }
    }
}
