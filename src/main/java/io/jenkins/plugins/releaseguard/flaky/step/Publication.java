package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.junit.JUnitResultArchiver;
import hudson.tasks.test.PipelineTestDetails;
import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a run of tests: published through the junit plugin, flaky ones marked, all recorded. */
final class Publication {
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final String source;
    private final FilePath folder;

    /**
     * @param source names the step or publisher within its build
     * @param folder its own on the agent, which holds the reports under {@link MergeReports#KEPT}
     */
    Publication(Run<?, ?> run, TaskListener listener, String source, FilePath folder) {
        this.run = run;
        this.listener = listener;
        this.source = source;
        this.folder = folder;
    }

    /** Path of the folder on the agent for the reports to publish. */
    String kept() {
        return folder.child(MergeReports.KEPT).getRemote();
    }

    /** Whether it was done before, and saved. */
    boolean isDone() {
        return FlakyTestsAction.has(run, source);
    }

    /**
     * Marks what was found on the build; the caller saves it.
     *
     * @param origin who ran failed tests again
     */
    void mark(Origin origin, List<FailedTest> retriedByTool, Ledger ledger) {
        List<FlakyEntry> entries = new ArrayList<>();
        retriedByTool.forEach(test -> entries.add(FlakyEntry.of(source, test)));
        ledger.suspects().forEach(suspect -> entries.add(FlakyEntry.of(source, suspect, origin)));
        FlakyTestsAction.add(run, source, entries);
    }

    /**
     * Publishes the kept reports with the verdicts.
     *
     * @param details the stages around a step of a Pipeline; null elsewhere
     */
    void publish(
            List<FailedTest> retriedByTool, Ledger ledger, Launcher launcher, @Nullable PipelineTestDetails details)
            throws IOException, InterruptedException {
        folder.act(new MergeReports(ledger.suspects(), retriedByTool));
        JUnitResultArchiver archiver = new JUnitResultArchiver("**");
        archiver.setSkipMarkingBuildUnstable(true);
        archiver.setTestDataPublishers(new ArrayList<>(List.of(new FlakyTestData.Publisher(source))));
        JUnitResultArchiver.parseAndSummarize(
                archiver, details, run, folder.child(MergeReports.MERGED), launcher, listener);
    }

    /**
     * Records what every test did; twice is as once.
     *
     * @param reruns how long the reruns took
     */
    void record(FilePath workspace, EnvVars environment, List<FailedTest> retriedByTool, Ledger ledger, Duration reruns)
            throws IOException, InterruptedException {
        RunRecord record = new RunRecord(ledger, retriedByTool, reruns);
        Computer computer = workspace.toComputer();
        CaseRecorder.record(
                run,
                listener,
                source,
                CommitOf.workspace(workspace, environment),
                computer == null ? "" : computer.getName(),
                record.cases(folder.act(new AllCases())));
    }

    /** What to tell of tests that still fail: how many, and the first of them. */
    static String stillFails(Ledger ledger) {
        int failing = ledger.failing();
        List<String> names = ledger.open().stream()
                .limit(3)
                .map(s -> RerunLog.printable(s.id().displayName()))
                .toList();
        return RerunLog.count(failing, "test")
                + (failing == 1 ? " still fails: " : " still fail: ")
                + String.join(", ", names)
                + (failing > names.size() ? ", ..." : "");
    }
}
