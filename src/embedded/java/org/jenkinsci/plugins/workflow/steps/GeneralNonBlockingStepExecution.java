package org.jenkinsci.plugins.workflow.steps;

import io.jenkins.embedded.pipeline.BackgroundWork;

/** A step that works in the background, possibly in several pieces or around a body. */
public abstract class GeneralNonBlockingStepExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient volatile BackgroundWork work;

    protected GeneralNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    /** A piece of background work. */
    @FunctionalInterface
    protected interface Block {
        void run() throws Exception;
    }

    /** Does the work on a background thread; a problem fails the step. */
    protected final void run(Block block) {
        work = BackgroundWork.start(getContext(), block::run);
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        if (work == null || !work.stop(cause)) {
            super.stop(cause);
        }
    }

    @Override
    public void onResume() {
        getContext().onFailure(new SynchronousResumeNotSupportedException(getContext()));
    }

    @Override
    public String getStatus() {
        return BackgroundWork.status(work);
    }

    /** Like {@link BodyExecutionCallback.TailCall}, with the finishing done in the background. */
    protected abstract class TailCall extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        protected TailCall() {}

        protected abstract void finished(StepContext context) throws Exception;

        @Override
        public final void onSuccess(StepContext context, Object result) {
            run(() -> {
                finished(context);
                context.onSuccess(result);
            });
        }

        @Override
        public final void onFailure(StepContext context, Throwable t) {
            run(() -> {
                try {
                    finished(context);
                } catch (Exception x) {
                    t.addSuppressed(x);
                }
                context.onFailure(t);
            });
        }
    }
}
