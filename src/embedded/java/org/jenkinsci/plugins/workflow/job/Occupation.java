package org.jenkinsci.plugins.workflow.job;

import hudson.model.Executor;
import hudson.model.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.queue.AsynchronousExecution;

/** A build's hold on its flyweight executor; passes an interruption on to the pipeline. */
final class Occupation extends AsynchronousExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(Occupation.class.getName());

    private final transient WorkflowRun run;

    Occupation(WorkflowRun run) {
        this.run = run;
    }

    @Override
    public void interrupt(boolean forShutdown) {
        if (forShutdown) {
            return;
        }
        Executor executor = getExecutor();
        Result result = executor.abortResult();
        List<CauseOfInterruption> causes = new ArrayList<>(executor.getCausesOfInterruption());
        executor.recordCauseOfInterruption(run, run.listener());
        try {
            run.getExecution().interrupt(result, causes.toArray(new CauseOfInterruption[0]));
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't interrupt " + run, x);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean blocksRestart() {
        return false;
    }

    @Override
    public boolean displayCell() {
        return false;
    }
}
