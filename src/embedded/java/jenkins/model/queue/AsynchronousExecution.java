package jenkins.model.queue;

import hudson.model.Executor;

/** Thrown by what runs on an executor when it goes on without its thread. The executor stays busy until it completes. */
public abstract class AsynchronousExecution extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private transient Executor executor;
    private transient boolean done;
    private transient boolean reported;
    private transient Throwable result;

    protected AsynchronousExecution() {}

    /** @param forShutdown whether the controller stops, and not only this */
    public abstract void interrupt(boolean forShutdown);

    public abstract boolean blocksRestart();

    public abstract boolean displayCell();

    public final synchronized Executor getExecutor() {
        return executor;
    }

    public final synchronized void setExecutorWithoutCompleting(Executor executor) {
        this.executor = executor;
    }

    /** To be called when the executor is set: it may have completed before. */
    public final synchronized void maybeComplete() {
        report();
    }

    /** To be called at the end. @param error null after a regular end */
    public final synchronized void completed(Throwable error) {
        if (done) {
            return;
        }
        done = true;
        result = error;
        report();
    }

    private void report() {
        if (done && executor != null && !reported) {
            reported = true;
            executor.completedAsynchronous(result);
        }
    }
}
