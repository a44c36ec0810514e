package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import hudson.model.Result;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The threads of a running script and what they share; this is what is saved. Touched on the VM thread only. */
final class PipelineProgram implements Serializable {

    private static final long serialVersionUID = 1L;

    final PipelineExecution execution;
    private final TreeMap<Integer, PipelineThread> threads = new TreeMap<>();
    private int threadCount;
    private Result result;

    PipelineProgram(PipelineExecution execution) {
        this.execution = execution;
    }

    PipelineThread start(PipelineBody body, ContextVariables variables, Continuable continuable, FlowNode head) {
        PipelineThread thread = new PipelineThread(this, threadCount++, body, variables, continuable, head);
        threads.put(thread.id, thread);
        return thread;
    }

    /** Runs all threads that can run, until each waits for a step or has ended. */
    void run() {
        for (PipelineThread thread = ready(); thread != null; thread = ready()) {
            thread.run();
        }
    }

    private PipelineThread ready() {
        return threads.values().stream()
                .filter(PipelineThread::isReady)
                .findFirst()
                .orElse(null);
    }

    void ended(PipelineThread thread, Outcome outcome) {
        threads.remove(thread.id);
        if (thread.body != null) {
            thread.body.ended(thread, outcome);
        } else {
            threads.clear();
            execution.runner().ended(outcome, List.of(thread.head()));
        }
    }

    /** Forgets the threads of these bodies and of the bodies inside them. */
    void drop(Set<PipelineBody> bodies) {
        threads.values().removeIf(thread -> isInside(thread, bodies));
    }

    private static boolean isInside(PipelineThread thread, Set<PipelineBody> bodies) {
        for (PipelineThread at = thread; at.body != null; at = at.body.caller()) {
            if (bodies.contains(at.body)) {
                return true;
            }
        }
        return false;
    }

    boolean isRunning() {
        return !threads.isEmpty();
    }

    /** To blame for a problem with the whole program: the newest thread most likely caused it. */
    void failNewestThread(Throwable problem) {
        PipelineThread thread = threads.lastEntry().getValue();
        if (thread.step() == null) {
            thread.resume(new Outcome(null, problem));
        } else {
            thread.step().fail(problem);
        }
    }

    void worsen(Result other) {
        if (result == null || other.isWorseThan(result)) {
            result = other;
        }
    }

    Result result() {
        return result;
    }

    /** The newest node of each thread that isn't waiting for a body. */
    List<FlowNode> heads() {
        Set<FlowNode> heads = new LinkedHashSet<>();
        for (PipelineThread thread : innermost()) {
            heads.add(thread.head());
        }
        return new ArrayList<>(heads);
    }

    List<PipelineStepContext> steps(boolean innermostOnly) {
        List<PipelineStepContext> steps = new ArrayList<>();
        for (PipelineThread thread : innermostOnly ? innermost() : threads.values()) {
            if (thread.step() != null) {
                steps.add(thread.step());
            }
        }
        return steps;
    }

    List<StepExecution> executions(boolean innermostOnly) {
        List<StepExecution> executions = new ArrayList<>();
        for (PipelineStepContext step : steps(innermostOnly)) {
            if (step.execution() != null) {
                executions.add(step.execution());
            }
        }
        return executions;
    }

    /** The innermost threads of the body. */
    List<PipelineThread> inside(PipelineBody body) {
        List<PipelineThread> inside = new ArrayList<>(innermost());
        inside.removeIf(thread -> !isInside(thread, Set.of(body)));
        return inside;
    }

    private List<PipelineThread> innermost() {
        List<PipelineThread> innermost = new ArrayList<>(threads.values());
        threads.values().forEach(thread -> {
            if (thread.body != null) {
                innermost.remove(thread.body.caller());
            }
        });
        return innermost;
    }
}
