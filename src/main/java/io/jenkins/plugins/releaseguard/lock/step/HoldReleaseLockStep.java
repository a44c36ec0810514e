package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import hudson.Extension;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * What {@code releaseLock('site')} without a block calls: takes the locks, and leaves them with the build to its end.
 * Pipeline allows no step with and without a block at once.
 */
public class HoldReleaseLockStep extends ReleaseLockStep {

    private static final long serialVersionUID = 1L;

    /** @param name the lock; null when only {@code names} are given */
    @DataBoundConstructor
    public HoldReleaseLockStep(@Nullable String name) {
        super(name);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        refuseInBranch(context);
        return new HoldExecution(context, wish(context));
    }

    /** A branch beside it that waits for the lock would wait for the end of its own build. */
    private static void refuseInBranch(StepContext context) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        boolean inBranch = node != null
                && node.getEnclosingBlocks().stream()
                        .anyMatch(block -> block.getPersistentAction(ThreadNameAction.class) != null);
        if (inBranch) {
            throw new AbortException("releaseLock without a block holds the lock to the end of the build, for all"
                    + " branches, and so can't be used within parallel: give it a block, or call it before");
        }
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends LockStepDescriptor {

        @Override
        public String getFunctionName() {
            return "holdReleaseLock";
        }

        @Override
        public String getDisplayName() {
            return "Take locks for a release, and hold them to the end of the build";
        }
    }
}
