package org.jenkinsci.plugins.workflow.steps;

import hudson.model.TaskListener;
import io.jenkins.embedded.steps.Failures;

/** A running {@code retry}. */
public class RetryStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private final int count;

    RetryStepExecution(int count, StepContext context) {
        super(context);
        this.count = count;
    }

    @Override
    public boolean start() {
        getContext().newBodyInvoker().withCallback(new Callback(count)).start();
        return false;
    }

    @Override
    public void onResume() {}

    private static final class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private int left;

        Callback(int left) {
            this.left = left;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            context.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable problem) {
            left--;
            if (left <= 0 || Failures.isInterruption(problem)) {
                context.onFailure(problem);
                return;
            }
            try {
                TaskListener listener = context.get(TaskListener.class);
                Failures.print(problem, context, listener);
                listener.getLogger().println("Retrying");
                context.newBodyInvoker().withCallback(this).start();
            } catch (Exception x) {
                x.addSuppressed(problem);
                context.onFailure(x);
            }
        }
    }
}
