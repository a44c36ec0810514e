package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.FilePath;
import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import io.jenkins.plugins.releaseguard.platform.Background;
import java.io.IOException;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The workspace of one {@code flakyRerun}, and the folder beside it where the step keeps the first run's reports. */
final class RerunWorkspace {
    private static final Logger LOGGER = Logger.getLogger(RerunWorkspace.class.getName());

    private final StepContext context;
    private final String id;
    private final RerunPlan plan;

    /** @param id names the folder */
    RerunWorkspace(StepContext context, String id, RerunPlan plan) {
        this.context = context;
        this.id = id;
        this.plan = plan;
    }

    /** Whether the agent is there: after a restart it may come later. */
    boolean isThere() {
        try {
            return context.get(FilePath.class) != null;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    FilePath workspace() throws IOException, InterruptedException {
        return StepPlace.get(context, FilePath.class);
    }

    /** The step's own folder. */
    FilePath folder() throws IOException, InterruptedException {
        return StepPlace.temporary(workspace(), id);
    }

    /** Reads the reports that this build wrote before the step, and keeps them. */
    ReportDigest readInPlace() throws IOException, InterruptedException {
        long since = StepPlace.workspaceSince(context);
        HashMap<String, String> judged = JudgedReports.ofOthers(StepPlace.run(context), id, workspace());
        return read(ReportFiles.Read.inPlace(plan.results, since, kept()).without(judged));
    }

    /** Reads reports, which don't count for a later step. */
    private ReportDigest read(ReportFiles.Read read) throws IOException, InterruptedException {
        ReportFiles.Judged judged = workspace().act(read);
        if (!judged.stamps().isEmpty()) {
            JudgedReports.add(StepPlace.run(context), id, workspace(), judged.stamps());
        }
        return judged.digest();
    }

    /** Notes which reports are there, before a run of the block. */
    ReportSnapshot look(boolean firstRun) throws IOException, InterruptedException {
        return workspace().act(new ReportFiles.Look(firstRun ? plan.results : plan.resultsOfRerun));
    }

    /** Reads the reports of a first run in the block, and keeps them. */
    ReportDigest readFirstRun(ReportSnapshot before) throws IOException, InterruptedException {
        return read(ReportFiles.Read.firstRun(plan.results, before, kept()));
    }

    ReportDigest readRerun(ReportSnapshot before, Ledger ledger) throws IOException, InterruptedException {
        return read(ReportFiles.Read.rerun(plan.resultsOfRerun, before, ledger.wanted(), ledger.wantedClasses())
                .beside(plan.results));
    }

    /** Deletes the folder, some time. */
    void discard() {
        try {
            FilePath left = folder();
            Background.run(() -> delete(left));
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "The agent is gone, and the kept reports with it", e);
        }
    }

    private static void delete(FilePath folder) {
        try {
            folder.deleteRecursive();
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "Can't delete " + folder, e);
        }
    }

    private String kept() throws IOException, InterruptedException {
        return folder().child(MergeReports.KEPT).getRemote();
    }
}
