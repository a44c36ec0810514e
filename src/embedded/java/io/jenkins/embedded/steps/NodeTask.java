package io.jenkins.embedded.steps;

import hudson.model.Executor;
import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.queue.SubTask;
import java.util.function.Consumer;
import jenkins.model.CauseOfInterruption;
import jenkins.model.queue.AsynchronousExecution;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * A build's request for an executor, and then what occupies it. It needs a thread only to enter: the executor stays
 * occupied until {@link #end}, while the block runs on the build's own thread.
 */
public final class NodeTask implements Queue.TransientTask {

    private final Run<?, ?> run;
    private final String label;
    private final Entrance entrance;
    private final Occupation occupation;

    /** What to do in the executor's thread. */
    public interface Entrance {
        void enter(Executor executor) throws Exception;
    }

    /**
     * @param label where to run, or null for anywhere
     * @param cancel told when the executor is interrupted, or entering fails
     */
    public NodeTask(Run<?, ?> run, String label, Entrance entrance, Consumer<Throwable> cancel) {
        this.run = run;
        this.label = label;
        this.entrance = entrance;
        this.occupation = new Occupation(cancel);
    }

    /** Frees the executor. */
    public void end() {
        occupation.completed(null);
    }

    @Override
    public Label getAssignedLabel() {
        return label == null ? null : Label.get(label);
    }

    @Override
    public Queue.Executable createExecutable() {
        return new Part();
    }

    @Override
    public boolean isConcurrentBuild() {
        return true;
    }

    @Override
    public String getName() {
        return getDisplayName();
    }

    @Override
    public String getFullDisplayName() {
        return getDisplayName();
    }

    @Override
    public String getDisplayName() {
        return "part of " + run.getFullDisplayName();
    }

    @Override
    public String getUrl() {
        return run.getUrl();
    }

    private final class Part implements Queue.Executable {

        @Override
        public SubTask getParent() {
            return NodeTask.this;
        }

        @Override
        public void run() {
            try {
                entrance.enter(Executor.currentExecutor());
            } catch (Exception x) {
                occupation.cancel.accept(x);
                return;
            }
            throw occupation;
        }

        @Override
        public String toString() {
            return getDisplayName();
        }
    }

    private static final class Occupation extends AsynchronousExecution {

        private static final long serialVersionUID = 1L;

        private final transient Consumer<Throwable> cancel;

        Occupation(Consumer<Throwable> cancel) {
            this.cancel = cancel;
        }

        @Override
        public void interrupt(boolean forShutdown) {
            if (!forShutdown) {
                CauseOfInterruption[] causes =
                        getExecutor().getCausesOfInterruption().toArray(CauseOfInterruption[]::new);
                cancel.accept(new FlowInterruptedException(Result.ABORTED, causes));
            }
        }

        @Override
        public boolean blocksRestart() {
            return false;
        }

        @Override
        public boolean displayCell() {
            return true;
        }
    }
}
