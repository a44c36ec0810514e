package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** What a {@code flakyRerun} block leaves behind at its end: the tests, published and recorded, and its own result. */
final class RerunConclusion {
    private final StepContext context;
    private final RerunPlan plan;
    private final RerunWorkspace files;
    private final String id;

    RerunConclusion(StepContext context, RerunPlan plan, RerunWorkspace files, String id) {
        this.context = context;
        this.plan = plan;
        this.files = files;
        this.id = id;
    }

    /**
     * Publishes and records the tests. May be called again after a restart.
     *
     * @param failure why the step fails whatever the tests say; null if it doesn't
     * @return what the step fails with; null if it succeeds
     */
    @Nullable
    Throwable draw(Ledger all, List<FailedTest> retriedByTool, RerunCourse course, @Nullable Throwable failure)
            throws IOException, InterruptedException {
        try {
            publish(all, retriedByTool, course);
            if (failure != null) {
                return failure;
            }
            return all.failing() > 0 ? testsFail(all) : course.unexplained();
        } catch (IOException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
            return failure;
        }
    }

    private void publish(Ledger all, List<FailedTest> retriedByTool, RerunCourse course)
            throws IOException, InterruptedException {
        Run<?, ?> run = StepPlace.run(context);
        TaskListener listener = StepPlace.get(context, TaskListener.class);
        Publication publication = new Publication(run, listener, id, files.folder());
        if (!publication.isDone()) {
            // first in memory, then saved with the tests: a restart finds both or none
            publication.mark(Origin.RERUN, retriedByTool, all);
            if (plan.publishes) {
                publication.publish(
                        retriedByTool, all, StepPlace.get(context, Launcher.class), StepPlace.details(context));
            }
            run.save();
        }
        EnvVars environment = StepPlace.get(context, EnvVars.class);
        publication.record(files.workspace(), environment, retriedByTool, all, course.tookAll());
    }

    /** Tests still fail: marks the build, or answers with what fails the step. */
    private @Nullable AbortException testsFail(Ledger all) throws IOException, InterruptedException {
        String message = Publication.stillFails(all);
        if (plan.onFailure() == Result.FAILURE) {
            return new AbortException(message);
        }
        StepPlace.unstable(context, message);
        return null;
    }
}
