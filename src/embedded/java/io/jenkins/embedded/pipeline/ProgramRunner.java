package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import hudson.model.Result;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * Runs the program of one build on its VM thread, and saves it whenever all its threads wait. Whatever changes the
 * program comes here as a task.
 */
final class ProgramRunner {

    private static final Logger LOGGER = Logger.getLogger(ProgramRunner.class.getName());

    private final PipelineExecution execution;
    private final VmThread vm = new VmThread();
    private final ProgramFile file;
    private ScriptCompiler compiler;
    /** Null before the start and after the end. */
    private volatile PipelineProgram program;

    private volatile Throwable killedBy;

    ProgramRunner(PipelineExecution execution, File directory) {
        this.execution = execution;
        file = new ProgramFile(new File(directory, "program.dat"));
    }

    /** Compiles the script and lets it run; a compile error is thrown. */
    void start(String script) {
        CpsScript compiled = compile(script);
        vm.execute(() -> {
            FlowStartNode start = execution.announceStart();
            FlowExecutionListener.fireRunning(execution);
            program = new PipelineProgram(execution);
            Continuable continuable = new Continuable(compiled, execution.environment());
            program.start(null, new ContextVariables(null, List.of()), continuable, start)
                    .resume(new Outcome(null, null));
            runAndSave();
        });
    }

    private CpsScript compile(String script) {
        compiler = new ScriptCompiler();
        return compiler.compile(ScriptCompiler.SCRIPT_NAME, script);
    }

    /** Takes a saved program up again. */
    void resume(String script) {
        vm.execute(() -> {
            try {
                compile(script);
                program = file.load(execution, compiler.classLoader());
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError x) {
                LOGGER.log(Level.WARNING, "Can't resume " + execution.run(), x);
                failToResume(x);
                return;
            }
            execution.setHeads(program.heads());
            FlowExecutionListener.fireResumed(execution);
            program.steps(false).forEach(PipelineStepContext::resumed);
            runAndSave();
        });
    }

    private void failToResume(Throwable reason) {
        IOException problem =
                new IOException("The saved program of this build can't be read, so it can't be resumed", reason);
        ended(new Outcome(null, problem), List.of(execution.lastNode()));
    }

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
        return vm.isCurrent() ? question.apply(programOrEmpty()) : Futures.getUnchecked(askLater(question));
    }

    <T> ListenableFuture<T> askLater(Function<PipelineProgram, T> question) {
        SettableFuture<T> answer = SettableFuture.create();
        if (execution.isComplete() || !vm.execute(() -> answer.set(question.apply(programOrEmpty())))) {
            answer.set(question.apply(new PipelineProgram(execution)));
        }
        return answer;
    }

    private PipelineProgram programOrEmpty() {
        return program == null ? new PipelineProgram(execution) : program;
    }

    /** Runs what can run, and saves the program. If that fails, it is the fault of what the script has done last. */
    private void runAndSave() {
        program.run();
        while (program != null) {
            execution.setHeads(program.heads());
            try {
                execution.saveNodes();
                file.save(program, compiler.classLoader());
                return;
            } catch (IOException | RuntimeException x) {
                program.failNewestThread(x);
                program.run();
            }
        }
    }

    ListenableFuture<Void> save() {
        SettableFuture<Void> saved = SettableFuture.create();
        onVm(running -> {});
        if (!vm.execute(() -> saved.set(null))) {
            saved.setException(new IOException("The controller is stopping"));
        }
        return saved;
    }

    /** The newest nodes of the running program; null when none is running. */
    List<FlowNode> heads() {
        PipelineProgram running = program;
        return running == null || !running.isRunning() ? null : running.heads();
    }

    /** The script has returned or thrown. */
    void ended(Outcome outcome, List<FlowNode> last) {
        Result result = endResult(outcome);
        program = null;
        execution.finish(result, outcome.getAbnormal(), last);
        try {
            file.delete();
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't delete the program of " + execution.run(), x);
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

    void interrupt(FlowInterruptedException cause) {
        onVm(running -> {
            running.worsen(cause.getResult());
            List<PipelineStepContext> steps = running.steps(true);
            Collections.reverse(steps);
            steps.forEach(step -> step.stop(cause));
        });
    }

    void terminate(FlowInterruptedException cause) {
        onVm(running -> {
            running.worsen(cause.getResult());
            running.steps(true).forEach(step -> step.onFailure(cause));
        });
    }

    void kill(FlowInterruptedException cause) {
        killedBy = cause;
        vm.execute(() -> {
            if (program != null) {
                ended(new Outcome(null, cause), execution.getCurrentHeads());
            }
        });
    }

    void checkKilled() {
        if (killedBy != null) {
            throw Dsl.<RuntimeException>sneaky(killedBy);
        }
    }
}
