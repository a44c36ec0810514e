package io.jenkins.embedded.pipeline;

import groovy.lang.Closure;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs the branches of {@code parallel}; ends when all of them have ended. */
final class ParallelExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Closure<?>> branches;
    private final boolean failFast;
    private final List<BodyExecution> bodies = new ArrayList<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int open;

    ParallelExecution(StepContext context, Map<String, Closure<?>> branches, boolean failFast) {
        super(context);
        this.branches = branches;
        this.failFast = failFast;
    }

    @Override
    public boolean start() throws Exception {
        if (branches.isEmpty()) {
            getContext().get(TaskListener.class).getLogger().println("No branches to run");
            getContext().onSuccess(new LinkedHashMap<>());
            return true;
        }
        open = branches.size();
        PipelineStepContext context = (PipelineStepContext) getContext();
        branches.forEach((name, closure) -> {
            PipelineBodyInvoker invoker = context.newBodyInvoker(closure).withStartAction(new BranchLabel(name));
            bodies.add(invoker.withCallback(new BranchEnd(this, name)).start());
        });
        return false;
    }

    @Override
    public void stop(Throwable cause) {
        bodies.forEach(body -> body.cancel(cause));
    }

    private void succeeded(String branch, Object value) {
        results.put(branch, value);
        closeOne();
    }

    private void failed(String branch, Throwable problem) throws IOException, InterruptedException {
        getContext().get(TaskListener.class).getLogger().println("Failed in branch " + branch);
        failures.add(problem);
        if (failFast && failures.size() == 1) {
            bodies.forEach(body -> body.cancel(new FailFastCause(branch)));
        }
        closeOne();
    }

    private void closeOne() {
        if (--open > 0) {
            return;
        }
        if (failures.isEmpty()) {
            getContext().onSuccess(new LinkedHashMap<>(results));
            return;
        }
        Throwable worst = worst();
        for (Throwable other : failures) {
            if (other != worst) {
                worst.addSuppressed(other);
            }
        }
        getContext().onFailure(worst);
    }

    /** The first one, but a real failure counts more than an interruption with a result that isn't worse. */
    private Throwable worst() {
        if (failFast) {
            return failures.get(0);
        }
        for (Throwable failure : failures) {
            if (!(failure instanceof FlowInterruptedException)) {
                return failure;
            }
        }
        return failures.stream()
                .map(failure -> (FlowInterruptedException) failure)
                .reduce((a, b) -> b.getResult().isWorseThan(a.getResult()) ? b : a)
                .orElseThrow();
    }

    private static final class BranchEnd extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;
        private final ParallelExecution parallel;
        private final String branch;

        BranchEnd(ParallelExecution parallel, String branch) {
            this.parallel = parallel;
            this.branch = branch;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            parallel.succeeded(branch, result);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            try {
                parallel.failed(branch, t);
            } catch (IOException | InterruptedException x) {
                parallel.getContext().onFailure(x);
            }
        }
    }
}
