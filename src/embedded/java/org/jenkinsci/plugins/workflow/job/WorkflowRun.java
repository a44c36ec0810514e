package org.jenkinsci.plugins.workflow.job;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.BuildListener;
import hudson.model.Executor;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.embedded.pipeline.BuildLog;
import io.jenkins.embedded.pipeline.PipelineExecution;
import io.jenkins.embedded.pipeline.RunningFlows;
import java.io.File;
import java.io.IOException;
import java.util.Date;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.lazy.LazyBuildMixIn;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.support.actions.EnvironmentAction;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A build that runs a pipeline: it goes on without an executor thread, and after a restart of the controller. */
public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun>
        implements FlowExecutionOwner.Executable, LazyBuildMixIn.LazyLoadingRun<WorkflowJob, WorkflowRun> {

    private static final Logger LOGGER = Logger.getLogger(WorkflowRun.class.getName());

    // no initial values here: a build is read from its file before they would be assigned
    private FlowExecution execution;
    private boolean completed;
    private transient boolean attached;
    private transient boolean started;
    private transient boolean logOpen;
    private transient boolean over;
    private transient Occupation occupation;
    private transient BuildLog log;

    private final transient LazyBuildMixIn.RunMixIn<WorkflowJob, WorkflowRun> runMixIn =
            new LazyBuildMixIn.RunMixIn<>() {
                @Override
                protected WorkflowRun asRun() {
                    return WorkflowRun.this;
                }
            };

    public WorkflowRun(WorkflowJob job) throws IOException {
        super(job);
    }

    public WorkflowRun(WorkflowJob job, File dir) throws IOException {
        super(job, dir);
    }

    @Override
    public LazyBuildMixIn.RunMixIn<WorkflowJob, WorkflowRun> getRunMixIn() {
        return runMixIn;
    }

    @Override
    public WorkflowRun getPreviousBuild() {
        return runMixIn.getPreviousBuild();
    }

    @Override
    public WorkflowRun getNextBuild() {
        return runMixIn.getNextBuild();
    }

    @Override
    public void reload() throws IOException {
        super.reload();
        if (!completed) {
            result = null; // where others have failed by the end of the controller, this goes on
        }
    }

    /** Runs on a flyweight executor, also to have one again after a restart. */
    @Override
    public void run() {
        if (!started) {
            started = true;
            if (!begin()) {
                return;
            }
        }
        synchronized (this) {
            if (over) {
                return;
            }
            occupation = new Occupation(this);
        }
        throw occupation;
    }

    private boolean begin() {
        attached = true;
        logOpen = true;
        onStartBuilding();
        charset = "UTF-8";
        try {
            BuildListener listener = listener();
            listener.started(getCauses());
            RunListener.fireStarted(this, listener);
            FlowDefinition definition = getParent().getDefinition();
            if (definition == null) {
                throw new AbortException("No flow definition, cannot run");
            }
            execution = definition.create(asFlowExecutionOwner(), listener, getAllActions());
            RunningFlows.get().register(this, asFlowExecutionOwner());
            FlowExecutionListener.fireCreated(execution);
            save();
            execution.start();
            return true;
        } catch (Exception | LinkageError x) {
            finish(Result.FAILURE, x);
            return false;
        }
    }

    /** The script has ended. */
    void finish(Result end, Throwable problem) {
        setResult(end);
        BuildListener listener = listener();
        Ending.explain(this, problem, listener);
        duration = Math.max(System.currentTimeMillis() - getStartTimeInMillis(), 0);
        completed = true;
        saveOrLog();
        RunListener.fireCompleted(this, listener);
        listener.finished(getResult());
        logOpen = false;
        saveOrLog();
        if (execution != null) {
            FlowExecutionListener.fireCompleted(execution);
        }
        onEndBuilding();
        Ending.cleanUp(this);
        release();
    }

    private void saveOrLog() {
        try {
            save();
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't save " + this, x);
        }
    }

    private synchronized void release() {
        over = true;
        if (occupation != null) {
            occupation.completed(null);
        }
    }

    /** Goes on after a restart of the controller. */
    void resume() {
        if (completed) {
            Ending.cleanUp(this);
            return;
        }
        started = true;
        logOpen = true;
        listener().getLogger().println("Resuming build at " + new Date() + " after Jenkins restart");
        FlowExecution resumed = getExecution();
        try {
            RunningFlows.get().register(this, asFlowExecutionOwner());
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't note that " + this + " is running", x);
        }
        Queue.getInstance().schedule2(new ExecutorAfterRestart(this), 0);
        if (resumed == null) {
            finish(Result.FAILURE, new AbortException("The build has no pipeline to be resumed"));
        } else {
            ((PipelineExecution) resumed).resume();
        }
    }

    BuildListener listener() {
        return log().listener();
    }

    synchronized BuildLog log() {
        if (log == null) {
            log = new BuildLog(this);
        }
        return log;
    }

    /** The pipeline; null before its script was found. */
    public FlowExecution getExecution() {
        synchronized (this) {
            if (attached || execution == null) {
                return execution;
            }
            attached = true;
        }
        try {
            execution.onLoad(asFlowExecutionOwner());
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't read the pipeline of " + this, x);
        }
        return execution;
    }

    @Override
    public FlowExecutionOwner asFlowExecutionOwner() {
        return new RunOwner(this);
    }

    /** The variables of the build, with those that its script has set. */
    @Override
    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = super.getEnvironment(listener);
        EnvironmentAction.IncludingOverrides set = getAction(EnvironmentAction.IncludingOverrides.class);
        if (set != null) {
            env.overrideAll(set.getOverriddenEnvironment());
        }
        return env;
    }

    /** Results only get worse; one that is set while the script runs doesn't end it. */
    @Override
    public void setResult(Result r) {
        if (result == null || r.isWorseThan(result)) {
            result = r;
            saveOrLog();
        }
    }

    @Override
    public boolean hasntStartedYet() {
        return !completed && !started;
    }

    @Override
    public boolean isBuilding() {
        return !completed;
    }

    @Override
    public boolean isLogUpdated() {
        return !completed || logOpen;
    }

    /** Asks the running steps to stop. */
    @RequirePOST
    public HttpResponse doStop() {
        Executor executor = getExecutor();
        if (executor != null) {
            return executor.doStop();
        }
        doKill();
        return HttpResponses.forwardToPreviousPage();
    }

    /** Fails the running steps, for the case that they don't stop. */
    @RequirePOST
    public void doTerm() {
        checkPermission(Item.CANCEL);
        if (isBuilding() && getExecution() instanceof PipelineExecution) {
            ((PipelineExecution) getExecution()).terminate(Ending.byCurrentUser());
        }
    }

    /** Ends the build, whatever its script is doing. */
    @RequirePOST
    public void doKill() {
        checkPermission(Item.CANCEL);
        if (!isBuilding()) {
            return;
        }
        listener().getLogger().println("Hard kill!");
        if (getExecution() instanceof PipelineExecution) {
            ((PipelineExecution) getExecution()).kill(Ending.byCurrentUser());
        }
    }
}
