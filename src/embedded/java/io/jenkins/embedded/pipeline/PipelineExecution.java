package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import hudson.model.Action;
import hudson.model.Result;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs the script of one build on a virtual thread of its own. Only its script is saved with the build; its nodes and
 * the running program are in files beside it.
 */
public final class PipelineExecution extends FlowExecution {

    private static final Logger LOGGER = Logger.getLogger(PipelineExecution.class.getName());
    private static final String FIRST_NODE = "2";

    private final String script;
    private final boolean sandbox;
    private transient FlowExecutionOwner owner;
    private transient NodeGraph graph;
    private transient VmThread vm;
    private transient ProgramFile file;
    private transient ScriptCompiler compiler;
    private transient List<GraphListener> listeners;
    /** Null before the start and after the end. */
    private transient volatile PipelineProgram program;

    private transient volatile List<FlowNode> heads;
    private transient volatile Throwable killedBy;

    public PipelineExecution(FlowExecutionOwner owner, String script, boolean sandbox) {
        this.script = script;
        this.sandbox = sandbox;
        attach(owner);
    }

    private void attach(FlowExecutionOwner newOwner) {
        owner = newOwner;
        File directory = run().getRootDir();
        graph = new NodeGraph(this, new File(directory, "workflow/nodes.journal"));
        file = new ProgramFile(new File(directory, "program.dat"));
        vm = new VmThread();
        listeners = new CopyOnWriteArrayList<>();
        heads = List.of();
    }

    /** Compiles the script and lets it run; a compile error is thrown. */
    @Override
    public void start() throws IOException {
        compiler = new ScriptCompiler();
        CpsScript compiled = compiler.compile(ScriptCompiler.SCRIPT_NAME, script);
        vm.execute(() -> {
            FlowStartNode start = new FlowStartNode(this, nextId());
            announce(start);
            FlowExecutionListener.fireRunning(this);
            program = new PipelineProgram(this);
            ContextVariables none = new ContextVariables(null, List.of());
            PipelineThread main = program.start(null, none, new Continuable(compiled, environment()), start);
            main.resume(new Outcome(null, null));
            runAndSave();
        });
    }

    @Override
    public void onLoad(FlowExecutionOwner newOwner) throws IOException {
        attach(newOwner);
        graph.load();
        FlowEndNode end = graph.end();
        heads = end == null ? List.of() : List.of(end);
    }

    /** Takes a saved program up again, after a restart of the controller. */
    public void resume() {
        vm.execute(() -> {
            try {
                compiler = new ScriptCompiler();
                compiler.compile(ScriptCompiler.SCRIPT_NAME, script);
                program = file.load(this, compiler.classLoader());
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError x) {
                LOGGER.log(Level.WARNING, "Can't resume " + run(), x);
                failToResume(x);
                return;
            }
            heads = program.heads();
            FlowExecutionListener.fireResumed(this);
            program.steps(false).forEach(PipelineStepContext::resumed);
            runAndSave();
        });
    }

    private void failToResume(Throwable reason) {
        if (graph.get(FIRST_NODE) == null) {
            announce(new FlowStartNode(this, nextId()));
        }
        IOException problem =
                new IOException("The saved program of this build can't be read, so it can't be resumed", reason);
        ended(new Outcome(null, problem), List.of(graph.last()));
    }

    /** Lets go of a running program before the controller stops; what was saved last will be resumed. */
    void suspend() {
        vm.stop();
    }

    /** Runs the task on the VM thread, then the program, as far as the task made it ready to; nothing after the end. */
    void onVm(Consumer<PipelineProgram> task) {
        if (vm.isCurrent()) {
            if (program != null) {
                task.accept(program);
            }
            return;
        }
        vm.execute(() -> {
            if (program != null) {
                task.accept(program);
                runAndSave();
            }
        });
    }

    /** Answers a question about the program; a program that has ended has no threads. */
    <T> T ask(Function<PipelineProgram, T> question) {
        if (vm.isCurrent()) {
            return question.apply(programOrEmpty());
        }
        return Futures.getUnchecked(askLater(question));
    }

    private <T> ListenableFuture<T> askLater(Function<PipelineProgram, T> question) {
        SettableFuture<T> answer = SettableFuture.create();
        if (isComplete() || !vm.execute(() -> answer.set(question.apply(programOrEmpty())))) {
            answer.set(question.apply(new PipelineProgram(this)));
        }
        return answer;
    }

    private PipelineProgram programOrEmpty() {
        return program == null ? new PipelineProgram(this) : program;
    }

    /** Runs what can run, and saves the program. If that fails, it is the fault of what the script has done last. */
    private void runAndSave() {
        program.run();
        while (program != null) {
            heads = program.heads();
            try {
                write();
                return;
            } catch (IOException | RuntimeException x) {
                program.failNewestThread(x);
                program.run();
            }
        }
    }

    private void write() throws IOException {
        graph.save();
        file.save(program, compiler.classLoader());
    }

    ListenableFuture<Void> save() {
        SettableFuture<Void> saved = SettableFuture.create();
        onVm(running -> {});
        if (!vm.execute(() -> saved.set(null))) {
            saved.setException(new IOException("The controller is stopping"));
        }
        return saved;
    }

    /** The script has returned or thrown. */
    void ended(Outcome outcome, List<FlowNode> last) {
        Result result = endResult(outcome);
        FlowStartNode first = (FlowStartNode) graph.get(FIRST_NODE);
        FlowEndNode end = new FlowEndNode(this, nextId(), first, result, last.toArray(new FlowNode[0]));
        if (outcome.isFailure()) {
            end.addAction(new ErrorAction(outcome.getAbnormal()));
        }
        program = null;
        announce(end);
        try {
            graph.save();
            ((PipelineBuild) owner).ended(result, outcome.getAbnormal());
            file.delete();
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't save the end of " + run(), x);
        }
    }

    private Result endResult(Outcome outcome) {
        Result result = program == null || program.result() == null ? Result.SUCCESS : program.result();
        if (outcome.isFailure()) {
            Throwable problem = outcome.getAbnormal();
            Result own = problem instanceof FlowInterruptedException
                    ? ((FlowInterruptedException) problem).getResult()
                    : Result.FAILURE;
            result = own.isWorseThan(result) ? own : result;
        }
        return result;
    }

    /** Adds a new node to the graph and tells everybody. */
    void announce(FlowNode node) {
        graph.add(node);
        node.addAction(new TimingAction());
        heads = program == null || !program.isRunning() ? List.of(node) : program.heads();
        log().listener().getLogger().println("[Pipeline] " + node.getDisplayFunctionName());
        listeners.forEach(listener -> listener.onNewHead(node));
        Listeners.notifyAll(GraphListener.class, listener -> listener.onNewHead(node));
    }

    Env environment() {
        return Envs.empty(sandbox ? new Sandbox() : new DefaultInvoker());
    }

    CpsScript load(String name, String source) {
        return compiler.compile(name, source);
    }

    String nextId() {
        return graph.nextId();
    }

    BuildLog log() {
        return ((PipelineBuild) owner).log();
    }

    public Run<?, ?> run() {
        try {
            return (Run<?, ?>) owner.getExecutable();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    public String script() {
        return script;
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
        return askLater(running -> running.executions(innerMostOnly));
    }

    @Override
    public void interrupt(Result r, CauseOfInterruption... causes) {
        FlowInterruptedException cause = new FlowInterruptedException(r, causes);
        onVm(running -> {
            running.worsen(r);
            List<PipelineStepContext> steps = running.steps(true);
            Collections.reverse(steps);
            steps.forEach(step -> step.stop(cause));
        });
    }

    /** Fails all running steps without asking them. */
    public void terminate(FlowInterruptedException cause) {
        onVm(running -> {
            running.worsen(cause.getResult());
            running.steps(true).forEach(step -> step.onFailure(cause));
        });
    }

    /** Ends the build here and now, even if its script is in an endless loop. */
    public void kill(FlowInterruptedException cause) {
        killedBy = cause;
        vm.execute(() -> {
            if (program != null) {
                ended(new Outcome(null, cause), heads);
            }
        });
    }

    void checkKilled() {
        if (killedBy != null) {
            throw Dsl.<RuntimeException>sneaky(killedBy);
        }
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
