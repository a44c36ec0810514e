package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Action;
import hudson.model.Result;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * The pipeline of one build: its script, its graph of nodes and, while it runs, its program. Only the script is saved
 * with the build; nodes and program are in files beside it.
 */
public final class PipelineExecution extends FlowExecution {

    private static final Logger LOGGER = Logger.getLogger(PipelineExecution.class.getName());
    private static final String FIRST_NODE = "2";

    private final String script;
    private final boolean sandbox;
    private transient FlowExecutionOwner owner;
    private transient NodeGraph graph;
    private transient ProgramRunner runner;
    private transient List<GraphListener> listeners;
    private transient volatile List<FlowNode> heads;

    public PipelineExecution(FlowExecutionOwner owner, String script, boolean sandbox) {
        this.script = script;
        this.sandbox = sandbox;
        attach(owner);
    }

    private void attach(FlowExecutionOwner newOwner) {
        owner = newOwner;
        File directory = run().getRootDir();
        graph = new NodeGraph(this, new File(directory, "workflow/nodes.journal"));
        runner = new ProgramRunner(this, directory);
        listeners = new CopyOnWriteArrayList<>();
        heads = List.of();
    }

    @Override
    public void start() {
        runner.start(script);
    }

    @Override
    public void onLoad(FlowExecutionOwner newOwner) throws IOException {
        attach(newOwner);
        graph.load();
        FlowEndNode end = graph.end();
        heads = end == null ? List.of() : List.of(end);
    }

    /** Goes on after a restart; a script that ended while the build wasn't saved any more has only to be finished. */
    public void resume() {
        FlowEndNode end = graph.end();
        if (end == null) {
            runner.resume(script);
        } else {
            ErrorAction error = end.getError();
            ((PipelineBuild) owner).ended(end.getResult(), error == null ? null : error.getError());
        }
    }

    /** Lets go of a running program before the controller stops; what was saved last will be resumed. */
    void suspend() {
        runner.suspend();
    }

    ProgramRunner runner() {
        return runner;
    }

    FlowStartNode announceStart() {
        FlowStartNode start = new FlowStartNode(this, nextId());
        announce(start);
        return start;
    }

    /** Adds a new node to the graph and tells everybody. */
    void announce(FlowNode node) {
        graph.add(node);
        node.addAction(new TimingAction());
        List<FlowNode> running = runner.heads();
        heads = running == null ? List.of(node) : running;
        log().listener().getLogger().println("[Pipeline] " + node.getDisplayFunctionName());
        listeners.forEach(listener -> listener.onNewHead(node));
        Listeners.notifyAll(GraphListener.class, listener -> listener.onNewHead(node));
    }

    /** Closes the graph and the build. */
    void finish(Result result, Throwable problem, List<FlowNode> last) {
        FlowStartNode start = (FlowStartNode) graph.get(FIRST_NODE);
        FlowEndNode end = new FlowEndNode(this, nextId(), start, result, last.toArray(new FlowNode[0]));
        if (problem != null) {
            end.addAction(new ErrorAction(problem));
        }
        announce(end);
        try {
            graph.save();
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't save the nodes of " + run(), x);
        }
        ((PipelineBuild) owner).ended(result, problem);
    }

    void setHeads(List<FlowNode> nodes) {
        heads = nodes;
    }

    /** The newest node; a graph that was lost begins again. */
    FlowNode lastNode() {
        return graph.get(FIRST_NODE) == null ? announceStart() : graph.last();
    }

    void saveNodes() throws IOException {
        graph.save();
    }

    Env environment() {
        return Envs.empty(sandbox ? new Sandbox() : new DefaultInvoker());
    }

    String nextId() {
        return graph.nextId();
    }

    BuildLog log() {
        return ((PipelineBuild) owner).log();
    }

    Run<?, ?> run() {
        try {
            return (Run<?, ?>) owner.getExecutable();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    @Override
    public FlowExecutionOwner getOwner() {
        return owner;
    }

    @Override
    public List<FlowNode> getCurrentHeads() {
        return heads;
    }

    @Override
    public boolean isCurrentHead(FlowNode n) {
        return heads.contains(n);
    }

    @Override
    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        return runner.askLater(running -> running.executions(innerMostOnly));
    }

    @Override
    public void interrupt(Result r, CauseOfInterruption... causes) {
        runner.interrupt(new FlowInterruptedException(r, causes));
    }

    /** Fails all running steps without asking them. */
    public void terminate(FlowInterruptedException cause) {
        runner.terminate(cause);
    }

    /** Ends the build here and now, even if its script is in an endless loop. */
    public void kill(FlowInterruptedException cause) {
        runner.kill(cause);
    }

    @Override
    public void addListener(GraphListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(GraphListener listener) {
        listeners.remove(listener);
    }

    @Override
    public FlowNode getNode(String id) {
        return graph.get(id);
    }

    @Override
    public List<Action> loadActions(FlowNode node) {
        return node.getActions();
    }

    @Override
    public void saveActions(FlowNode node, List<Action> actions) throws IOException {
        graph.changed(node);
        if (isComplete()) {
            graph.save();
        }
    }
}
