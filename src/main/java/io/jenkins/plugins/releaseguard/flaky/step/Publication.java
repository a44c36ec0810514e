package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.junit.JUnitResultArchiver;
import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** The end of a {@code flakyRerun}: tests published through the junit plugin, flaky ones recorded, the result set. */
final class Publication {
    private final StepContext context;
    private final String source;

    /** @param source names the step within its build */
    Publication(StepContext context, String source) {
        this.context = context;
        this.source = source;
    }

    /**
     * Publishes the reports kept in the folder, with the verdicts, and records the flaky tests. Does nothing the second
     * time.
     */
    void publish(FilePath folder, List<FlakyEntry> retriedByTool, Ledger ledger)
            throws IOException, InterruptedException {
        Run<?, ?> run = StepPlace.run(context);
        TaskListener listener = StepPlace.get(context, TaskListener.class);
        if (!FlakyTestsAction.has(run, source)) {
            List<FlakyEntry> entries = new ArrayList<>(retriedByTool);
            ledger.suspects().forEach(suspect -> entries.add(FlakyEntry.of(source, suspect)));
            folder.act(new MergeReports(ledger.suspects()));
            JUnitResultArchiver archiver = new JUnitResultArchiver("**");
            archiver.setSkipMarkingBuildUnstable(true);
            archiver.setTestDataPublishers(new ArrayList<>(List.of(new FlakyTestData.Publisher(source))));
            // first in memory, then saved with the tests: a restart finds both or none
            FlakyTestsAction.add(run, source, entries);
            JUnitResultArchiver.parseAndSummarize(
                    archiver,
                    StepPlace.details(context),
                    run,
                    folder.child(MergeReports.MERGED),
                    StepPlace.get(context, Launcher.class),
                    listener);
            run.save();
        }
        FlakeRecorder.record(run, listener);
    }

    /** Tests still fail: marks the build, or answers with what fails the step. */
    @Nullable
    AbortException testsFail(RerunPlan plan, Ledger ledger) throws IOException, InterruptedException {
        int failing = ledger.failing();
        String message = RerunLog.count(failing, "test") + (failing == 1 ? " still fails" : " still fail") + ": "
                + names(ledger);
        if (plan.onFailure() == Result.FAILURE) {
            return new AbortException(message);
        }
        StepPlace.unstable(context, message);
        return null;
    }

    private static String names(Ledger ledger) {
        List<String> names = ledger.open().stream()
                .limit(3)
                .map(s -> RerunLog.printable(s.id().displayName()))
                .toList();
        return String.join(", ", names) + (ledger.failing() > names.size() ? ", ..." : "");
    }
}
