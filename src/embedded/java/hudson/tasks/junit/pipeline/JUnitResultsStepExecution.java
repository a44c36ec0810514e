package hudson.tasks.junit.pipeline;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.junit.JUnitResultArchiver;
import hudson.tasks.junit.TestResultSummary;
import hudson.tasks.test.PipelineTestDetails;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Records the tests, with the stages and branches that the step is in. */
public class JUnitResultsStepExecution extends SynchronousNonBlockingStepExecution<TestResultSummary> {

    private static final long serialVersionUID = 1L;

    private final transient JUnitResultsStep step;

    public JUnitResultsStepExecution(JUnitResultsStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected TestResultSummary run() throws Exception {
        FilePath workspace = getContext().get(FilePath.class);
        workspace.mkdirs();
        Run<?, ?> run = getContext().get(Run.class);
        FlowNode node = getContext().get(FlowNode.class);
        TestResultSummary summary = JUnitResultArchiver.parseAndSummarize(
                step,
                details(node),
                run,
                workspace,
                getContext().get(Launcher.class),
                getContext().get(TaskListener.class));
        int failed = summary.getFailCount();
        if (failed > 0 && !step.isSkipMarkingBuildUnstable()) {
            node.addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(failed + " tests failed"));
            run.setResult(Result.UNSTABLE);
        }
        return summary;
    }

    private static PipelineTestDetails details(FlowNode node) {
        List<FlowNode> blocks = getEnclosingStagesAndParallels(node);
        PipelineTestDetails details = new PipelineTestDetails();
        details.setNodeId(node.getId());
        details.setEnclosingBlocks(getEnclosingBlockIds(blocks));
        details.setEnclosingBlockNames(getEnclosingBlockNames(blocks));
        return details;
    }

    /** The stages and parallel branches around the node, innermost first. */
    public static List<FlowNode> getEnclosingStagesAndParallels(FlowNode node) {
        List<FlowNode> blocks = new ArrayList<>();
        for (FlowNode enclosing : node.getEnclosingBlocks()) {
            if (enclosing.getAction(LabelAction.class) != null) {
                blocks.add(enclosing);
            }
        }
        return blocks;
    }

    public static List<String> getEnclosingBlockIds(List<FlowNode> nodes) {
        return nodes.stream().map(FlowNode::getId).toList();
    }

    public static List<String> getEnclosingBlockNames(List<FlowNode> nodes) {
        return nodes.stream().map(JUnitResultsStepExecution::name).toList();
    }

    private static String name(FlowNode block) {
        ThreadNameAction branch = block.getPersistentAction(ThreadNameAction.class);
        return branch != null
                ? branch.getThreadName()
                : block.getPersistentAction(LabelAction.class).getDisplayName();
    }
}
