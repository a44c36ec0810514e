package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import hudson.console.ConsoleLogFilter;
import io.jenkins.embedded.pipeline.MergedFilter;
import java.util.Collection;

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

    public BodyInvoker withContexts(Collection<?> overrides) {
        return withContexts(overrides.toArray());
    }

    /** Names the body, as a parallel branch or a stage is named. */
    public abstract BodyInvoker withDisplayName(String name);

    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    public final BodyInvoker withCallback(FutureCallback<Object> callback) {
        return withCallback(BodyExecutionCallback.wrap(callback));
    }

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
