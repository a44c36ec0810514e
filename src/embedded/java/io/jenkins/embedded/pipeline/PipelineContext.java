package io.jenkins.embedded.pipeline;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.console.ConsoleLogFilter;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.cps.EnvActionImpl;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Answers what a step asks of its context: from the blocks around it, else from the build. */
abstract class PipelineContext extends StepContext {

    private static final long serialVersionUID = 1L;

    private transient NodeListener listener;

    abstract PipelineExecution pipeline();

    abstract FlowNode node();

    abstract ContextVariables variables();

    @Override
    public final <T> T get(Class<T> key) throws IOException, InterruptedException {
        if (key == EnvVars.class) {
            return key.cast(environment());
        }
        T value = variables().get(key, this::get);
        if (value != null) {
            return value;
        }
        return key == Launcher.class ? key.cast(launcher()) : ofBuild(key);
    }

    private <T> T ofBuild(Class<T> key) throws IOException, InterruptedException {
        if (key == TaskListener.class) {
            return key.cast(listener());
        }
        if (Run.class.isAssignableFrom(key)) {
            return castOrNull(key, pipeline().run());
        }
        if (Job.class.isAssignableFrom(key)) {
            return castOrNull(key, pipeline().run().getParent());
        }
        if (FlowExecution.class.isAssignableFrom(key)) {
            return castOrNull(key, pipeline());
        }
        if (FlowNode.class.isAssignableFrom(key)) {
            return castOrNull(key, node());
        }
        if (Node.class.isAssignableFrom(key)) {
            Computer computer = get(Computer.class);
            return computer == null ? null : castOrNull(key, computer.getNode());
        }
        return null;
    }

    private static <T> T castOrNull(Class<T> key, Object value) {
        return key.isInstance(value) ? key.cast(value) : null;
    }

    private EnvVars environment() throws IOException, InterruptedException {
        return EnvironmentExpander.getEffectiveEnvironment(
                EnvActionImpl.forRun(pipeline().run()).getEnvironment(),
                variables().get(EnvVars.class, this::get),
                get(EnvironmentExpander.class),
                this,
                get(TaskListener.class));
    }

    private Launcher launcher() throws IOException, InterruptedException {
        Node node = get(Node.class);
        return node == null ? null : node.createLauncher(get(TaskListener.class));
    }

    private synchronized TaskListener listener() throws IOException, InterruptedException {
        if (listener == null) {
            if (node().getPersistentAction(LogAction.class) == null) {
                node().addAction(new StepLog(node()));
            }
            listener = pipeline().log().listener(node(), get(ConsoleLogFilter.class));
        }
        return listener;
    }

    /** Writes out what the step left unfinished of its last line. */
    final synchronized void closeListener() {
        if (listener != null) {
            listener.close();
        }
    }

    @Override
    public final boolean equals(Object o) {
        return o instanceof PipelineContext
                && ((PipelineContext) o).node().equals(node())
                && o.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return node().hashCode();
    }
}
