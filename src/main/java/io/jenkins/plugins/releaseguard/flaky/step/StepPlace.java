package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.slaves.WorkspaceList;
import hudson.tasks.junit.pipeline.JUnitResultsStepExecution;
import hudson.tasks.test.PipelineTestDetails;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Where in a Pipeline a step is: its build, its workspace and since when, its stages. */
final class StepPlace {
    private StepPlace() {}

    static <T> T get(StepContext context, Class<T> type) throws IOException, InterruptedException {
        T found = context.get(type);
        if (found == null) {
            throw new AbortException("The step has lost its " + type.getSimpleName() + ": is the agent gone?");
        }
        return found;
    }

    static Run<?, ?> run(StepContext context) throws IOException, InterruptedException {
        return get(context, Run.class);
    }

    /**
     * Since when the workspace is this build's, in milliseconds: what is older was left by another build. That is when
     * {@code node} got it, not when the build began: until then an earlier build may have used it.
     */
    static long workspaceSince(StepContext context) throws IOException, InterruptedException {
        return workspaceSince(run(context), get(context, FlowNode.class));
    }

    /** The same for a step that gets no context: its place is the branch that has its workspace. */
    static long workspaceSince(Run<?, ?> run, FilePath workspace) {
        FlowExecutionOwner owner =
                run instanceof FlowExecutionOwner.Executable pipeline ? pipeline.asFlowExecutionOwner() : null;
        FlowExecution execution = owner == null ? null : owner.getOrNull();
        if (execution != null) {
            for (FlowNode head : execution.getCurrentHeads()) {
                if (head.getEnclosingBlocks().stream().anyMatch(block -> hasWorkspace(block, workspace))) {
                    return workspaceSince(run, head);
                }
            }
        }
        return run.getStartTimeInMillis();
    }

    private static long workspaceSince(Run<?, ?> run, FlowNode place) {
        for (FlowNode block : place.getEnclosingBlocks()) {
            StepDescriptor step = block instanceof StepNode node ? node.getDescriptor() : null;
            if (step != null && step.getFunctionName().equals("node") && TimingAction.getStartTime(block) > 0) {
                return TimingAction.getStartTime(block); // of its body, which comes before node itself
            }
        }
        return run.getStartTimeInMillis();
    }

    private static boolean hasWorkspace(FlowNode block, FilePath workspace) {
        WorkspaceAction got = block.getAction(WorkspaceAction.class);
        Computer computer = workspace.toComputer();
        if (got == null || computer == null || !computer.getName().equals(got.getNode())) {
            return false;
        }
        String path = workspace.getRemote();
        return path.startsWith(got.getPath()) // dir() goes on below
                && (path.length() == got.getPath().length()
                        || "/\\".indexOf(path.charAt(got.getPath().length())) >= 0);
    }

    /** A folder of a step on the agent, beside the workspace. */
    static FilePath temporary(FilePath workspace, String id) throws AbortException {
        FilePath beside = WorkspaceList.tempDir(workspace);
        if (beside == null) {
            throw new AbortException("There is no room for temporary files beside " + workspace.getRemote());
        }
        return beside.child(id);
    }

    /** The stages and branches around the step, as the junit step notes them with the tests. */
    static PipelineTestDetails details(StepContext context) throws IOException, InterruptedException {
        FlowNode node = get(context, FlowNode.class);
        List<FlowNode> blocks = JUnitResultsStepExecution.getEnclosingStagesAndParallels(node);
        PipelineTestDetails details = new PipelineTestDetails();
        details.setNodeId(node.getId());
        details.setEnclosingBlocks(JUnitResultsStepExecution.getEnclosingBlockIds(blocks));
        details.setEnclosingBlockNames(JUnitResultsStepExecution.getEnclosingBlockNames(blocks));
        return details;
    }

    /** Marks build and stage unstable. */
    static void unstable(StepContext context, String message) throws IOException, InterruptedException {
        get(context, FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message));
        run(context).setResult(Result.UNSTABLE);
    }
}
