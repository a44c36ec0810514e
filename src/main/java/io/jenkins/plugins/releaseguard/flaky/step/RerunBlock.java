package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.FilePath;
import hudson.Launcher;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Selection;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Starts the block of a {@code flakyRerun} with what it is to run. */
final class RerunBlock {
    private final StepContext context;
    private final FilePath folder;

    /** @param folder the step's own on the agent */
    RerunBlock(StepContext context, FilePath folder) {
        this.context = context;
        this.folder = folder;
    }

    /** The selection as a part of a command on this agent; empty for all tests. */
    String command(Selection selection) throws IOException, InterruptedException {
        boolean unix = StepPlace.get(context, Launcher.class).isUnix();
        return unix ? selection.shell() : selection.batch().orElse("");
    }

    BodyExecution start(RerunCourse course, BlockCallback callback) throws IOException, InterruptedException {
        Selection selection = course.selection();
        FilePath file = folder.child("tests-" + course.run() + ".txt");
        file.write(selection.lines(), "UTF-8");
        RerunEnvironment environment = new RerunEnvironment(command(selection), file.getRemote(), course.attempt());
        return context.newBodyInvoker()
                .withContext(EnvironmentExpander.merge(context.get(EnvironmentExpander.class), environment))
                .withContext(new RerunTests(selection.arguments()))
                .withDisplayName(course.title())
                .withCallback(callback)
                .start();
    }
}
