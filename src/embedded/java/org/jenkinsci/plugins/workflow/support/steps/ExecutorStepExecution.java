package org.jenkinsci.plugins.workflow.support.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import io.jenkins.embedded.steps.NodeAllocation;
import io.jenkins.embedded.steps.NodeTask;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.WorkspaceActionImpl;

/**
 * A running {@code node}. After a restart it queues again: for any fitting executor if it still waited, else for one of
 * the node it was on, while the body goes on in its old workspace.
 */
public class ExecutorStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private static final long PATIENCE_SECONDS = 15;

    private final String label;
    private NodeAllocation allocation;
    private BodyExecution body;
    /** Whether the body is part of the program; an allocation that was saved before that is void after a restart. */
    private boolean entered;

    private transient volatile NodeTask task;

    ExecutorStepExecution(StepContext context, String label) {
        super(context);
        this.label = label;
    }

    @Override
    public boolean start() throws Exception {
        queue(label);
        Timer.get().schedule(this::explainWait, PATIENCE_SECONDS, TimeUnit.SECONDS);
        return false;
    }

    @Override
    public void onResume() {
        try {
            if (!entered) {
                allocation = null;
                body = null;
                queue(label);
            } else {
                allocation.lease();
                queue(allocation.nodeLabel());
            }
        } catch (Exception x) {
            getContext().onFailure(x);
        }
    }

    private void queue(String where) throws Exception {
        NodeTask waiting = new NodeTask(getContext().get(Run.class), where, this::enter, this::cancel);
        task = waiting;
        Queue.getInstance().schedule2(waiting, 0);
    }

    private void explainWait() {
        Queue.Item item = Queue.getInstance().getItem(task);
        if (item == null) {
            return;
        }
        try {
            TaskListener listener = getContext().get(TaskListener.class);
            listener.getLogger().println("Still waiting to schedule task");
            listener.getLogger().println(item.getWhy());
        } catch (Exception x) {
            getContext().onFailure(x);
        }
    }

    /** Called in the thread of the executor that was waited for. */
    private synchronized void enter(Executor executor) throws Exception {
        if (allocation != null) {
            allocation.occupy(executor);
            return;
        }
        StepContext context = getContext();
        Computer computer = executor.getOwner();
        Run<?, ?> run = context.get(Run.class);
        FilePath base = computer.getNode().getWorkspaceFor((TopLevelItem) run.getParent());
        if (base == null) {
            throw new IllegalStateException(computer.getName() + " is offline");
        }
        allocation = NodeAllocation.create(executor, computer.getWorkspaceList().allocate(base));
        FilePath workspace = allocation.workspace();
        workspace.mkdirs();
        FlowNode flowNode = context.get(FlowNode.class);
        flowNode.addAction(new WorkspaceActionImpl(workspace, flowNode));
        TaskListener listener = context.get(TaskListener.class);
        listener.getLogger()
                .println("Running on " + computer.getNode().getDisplayName() + " in " + workspace.getRemote());
        EnvVars env = new EnvVars(computer.getEnvironment());
        env.overrideExpandingAll(computer.buildEnvironment(listener));
        env.putAll(allocation.variables());
        body = context.newBodyInvoker()
                .withContexts(allocation, env, workspace)
                .withCallback(new Callback(this))
                .start();
    }

    /** Called when somebody interrupts the executor itself. */
    private void cancel(Throwable cause) {
        BodyExecution running = body;
        if (running == null || !running.cancel(cause)) {
            getContext().onFailure(cause);
        }
    }

    @Override
    public synchronized void stop(Throwable cause) throws Exception {
        if (body != null) {
            cancel(cause);
            return;
        }
        Queue.getInstance().cancel(task);
        super.stop(cause);
    }

    private void leave() {
        allocation.release();
        NodeTask occupying = task;
        if (occupying != null) {
            Queue.getInstance().cancel(occupying);
            occupying.end();
        }
    }

    @Override
    public String getStatus() {
        return body == null ? "waiting for an executor" : "running on " + allocation.nodeName();
    }

    private static final class Callback extends BodyExecutionCallback.TailCall {

        private static final long serialVersionUID = 1L;

        private final ExecutorStepExecution execution;

        Callback(ExecutorStepExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onStart(StepContext context) {
            execution.entered = true;
        }

        @Override
        protected void finished(StepContext context) {
            execution.leave();
        }
    }
}
