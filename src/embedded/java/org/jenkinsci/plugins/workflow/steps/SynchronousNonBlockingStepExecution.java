package org.jenkinsci.plugins.workflow.steps;

import io.jenkins.embedded.pipeline.BackgroundWork;

/** A step that runs from start to end on a background thread; it can't go on after a restart. */
public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient volatile BackgroundWork work;

    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        work = BackgroundWork.start(getContext(), () -> getContext().onSuccess(run()));
        return false;
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
}
