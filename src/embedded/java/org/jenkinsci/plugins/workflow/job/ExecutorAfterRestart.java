package org.jenkinsci.plugins.workflow.job;

import hudson.model.Queue;
import hudson.model.queue.AbstractQueueTask;
import hudson.model.queue.CauseOfBlockage;

/** Gives a resumed build a flyweight executor again. */
final class ExecutorAfterRestart extends AbstractQueueTask implements Queue.FlyweightTask, Queue.TransientTask {

    private final WorkflowRun run;

    ExecutorAfterRestart(WorkflowRun run) {
        this.run = run;
    }

    @Override
    public Queue.Executable createExecutable() {
        return run;
    }

    @Override
    public CauseOfBlockage getCauseOfBlockage() {
        return null;
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
        return run.getFullDisplayName();
    }

    @Override
    public String getUrl() {
        return run.getUrl();
    }

    @Override
    public void checkAbortPermission() {
        run.getParent().checkAbortPermission();
    }

    @Override
    public boolean hasAbortPermission() {
        return run.getParent().hasAbortPermission();
    }
}
