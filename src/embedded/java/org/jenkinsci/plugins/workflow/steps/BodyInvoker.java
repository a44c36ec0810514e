package org.jenkinsci.plugins.workflow.steps;

import hudson.console.ConsoleLogFilter;
import io.jenkins.embedded.pipeline.MergedFilter;

/** Sets up one run of the block a step was called with. */
public abstract class BodyInvoker {

    /** Adds an object that {@link StepContext#get} finds inside the body; null is ignored. */
    public abstract BodyInvoker withContext(Object override);

    public BodyInvoker withContexts(Object... overrides) {
        for (Object override : overrides) {
            withContext(override);
        }
        return this;
    }

    /** Names the body, as a parallel branch or a stage is named. */
    public abstract BodyInvoker withDisplayName(String name);

    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    /** Schedules the body; it runs after the step's {@code start} has returned. */
    public abstract BodyExecution start();

    /** A filter that applies the second one inside the first; either may be null. */
    public static ConsoleLogFilter mergeConsoleLogFilters(ConsoleLogFilter original, ConsoleLogFilter subsequent) {
        if (original == null) {
            return subsequent;
        }
        return subsequent == null ? original : new MergedFilter(original, subsequent);
    }
}
