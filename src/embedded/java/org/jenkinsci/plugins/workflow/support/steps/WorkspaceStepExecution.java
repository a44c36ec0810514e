package org.jenkinsci.plugins.workflow.support.steps;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import io.jenkins.embedded.steps.NodeAllocation;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A running {@code ws}. */
public class WorkspaceStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private final String dir;
    private NodeAllocation allocation;

    WorkspaceStepExecution(StepContext context, String dir) {
        super(context);
        this.dir = dir;
    }

    @Override
    public boolean start() throws Exception {
        StepContext context = getContext();
        Computer computer = context.get(Computer.class);
        FilePath base = dir == null
                ? computer.getNode()
                        .getWorkspaceFor((TopLevelItem) context.get(Run.class).getParent())
                : computer.getNode().getRootPath().child(dir);
        allocation = context.get(NodeAllocation.class)
                .inWorkspace(computer.getWorkspaceList().allocate(base));
        FilePath workspace = allocation.workspace();
        workspace.mkdirs();
        context.get(TaskListener.class).getLogger().println("Running in " + workspace.getRemote());
        context.newBodyInvoker()
                .withContexts(
                        allocation,
                        EnvironmentExpander.merge(
                                context.get(EnvironmentExpander.class),
                                EnvironmentExpander.constant(allocation.variables())),
                        workspace)
                .withCallback(new Callback(allocation))
                .start();
        return false;
    }

    @Override
    public void onResume() {
        allocation.lease();
    }

    private static final class Callback extends BodyExecutionCallback.TailCall {

        private static final long serialVersionUID = 1L;

        private final NodeAllocation allocation;

        Callback(NodeAllocation allocation) {
            this.allocation = allocation;
        }

        @Override
        protected void finished(StepContext context) {
            allocation.release();
        }
    }
}
