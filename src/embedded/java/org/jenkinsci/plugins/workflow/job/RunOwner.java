package org.jenkinsci.plugins.workflow.job;

import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.embedded.pipeline.BuildLog;
import io.jenkins.embedded.pipeline.PipelineBuild;
import java.io.File;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** Handle of a build, for its pipeline: the id of the build, by which it is found again. */
final class RunOwner extends PipelineBuild {

    private static final long serialVersionUID = 1L;

    private final String id;
    private transient WorkflowRun run;

    RunOwner(WorkflowRun run) {
        this.run = run;
        this.id = run.getExternalizableId();
    }

    private synchronized WorkflowRun run() {
        if (run == null) {
            run = (WorkflowRun) Run.fromExternalizableId(id);
        }
        return run;
    }

    @Override
    public void ended(Result result, Throwable problem) {
        run().finish(result, problem);
    }

    @Override
    public void resume() {
        run().resume();
    }

    @Override
    public BuildLog log() {
        return run().log();
    }

    @Override
    public FlowExecution get() throws IOException {
        FlowExecution execution = run().getExecution();
        if (execution == null) {
            throw new IOException(id + " has no pipeline yet");
        }
        return execution;
    }

    @Override
    public File getRootDir() {
        return run().getRootDir();
    }

    @Override
    public Queue.Executable getExecutable() throws IOException {
        if (run() == null) {
            throw new IOException(id + " is gone");
        }
        return run();
    }

    @Override
    public String getUrl() {
        return run().getUrl();
    }

    @Override
    public TaskListener getListener() {
        return run().listener();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof RunOwner && ((RunOwner) o).id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
