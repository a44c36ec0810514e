package org.jenkinsci.plugins.workflow.support.steps;

import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.Set;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code node('label')}: waits for an executor, and runs its block there in a workspace. */
public final class ExecutorStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String label;

    @DataBoundConstructor
    public ExecutorStep(String label) {
        this.label = Util.fixEmptyAndTrim(label);
    }

    public String getLabel() {
        return label;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ExecutorStepExecution(context, label);
    }

    /** Descriptor of {@code node}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "node";
        }

        @Override
        public String getDisplayName() {
            return "Allocate node";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class, Run.class, FlowExecution.class, FlowNode.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(Executor.class, Computer.class, FilePath.class, Node.class, Launcher.class);
        }
    }
}
