package io.jenkins.plugins.releaseguard.flaky.step;

import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Hears of the block of a {@code flakyRerun}; saved with the step. */
final class BlockCallback extends BodyExecutionCallback {
    private static final long serialVersionUID = 1;

    private final FlakyRerunExecution execution;

    BlockCallback(FlakyRerunExecution execution) {
        this.execution = execution;
    }

    @Override
    public void onStart(StepContext context) {
        execution.blockStarted();
    }

    @Override
    public void onSuccess(StepContext context, @Nullable Object result) {
        execution.blockEnded(null);
    }

    @Override
    public void onFailure(StepContext context, Throwable thrown) {
        execution.blockEnded(thrown);
    }
}
