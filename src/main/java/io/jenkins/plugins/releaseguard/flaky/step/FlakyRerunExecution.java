package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * One {@code flakyRerun} block of one build, saved with the build. Everything that touches files or the database is done
 * in the background; after a restart the phase says where to go on, and each piece of work may be done twice.
 */
final class FlakyRerunExecution extends StepExecution {
    private static final long serialVersionUID = 1;
    private static final Duration WORKSPACE_POLL = Duration.ofSeconds(2);
    /** For so long after a restart the agent may be missing. */
    private static final Duration WORKSPACE_PATIENCE = Duration.ofMinutes(5);

    private final RerunPlan plan;
    /** Names the step within its build, and its folder on the agent. */
    private final String id = "flaky-rerun-" + UUID.randomUUID();

    private final RerunCourse course = new RerunCourse();
    private RerunPhase phase = RerunPhase.LOOKING;

    private boolean blockStarted;
    private @Nullable BodyExecution block;
    private @Nullable Throwable blockFailure;
    private @Nullable ReportSnapshot before;
    private @Nullable Ledger ledger;
    private final ArrayList<FailedTest> retriedByTool = new ArrayList<>();
    /** Why the step fails at its end, whatever the tests say. */
    private @Nullable Throwable failure;

    private transient volatile @Nullable Throwable stopped;

    FlakyRerunExecution(StepContext context, RerunPlan plan) {
        super(context);
        this.plan = plan;
    }

    @Override
    public boolean start() {
        Background.run(() -> doNow(this::look));
        return false;
    }

    @Override
    public void onResume() {
        Background.run(() -> resume(WORKSPACE_PATIENCE));
    }

    private void resume(Duration patience) {
        RerunPhase now = phase();
        if (now == RerunPhase.ENDED || now == RerunPhase.RUNNING && blockStarted) {
            return;
        }
        if (!files().isThere() && !patience.isNegative()) {
            Background.runAfter(WORKSPACE_POLL, () -> resume(patience.minus(WORKSPACE_POLL)));
            return;
        }
        switch (now) {
            case LOOKING -> doNow(this::look);
            case RUNNING -> doNow(this::runBlock);
            case JUDGING -> doNow(this::judge);
            case CONCLUDING -> doNow(this::conclude);
            case ENDED -> {}
        }
    }

    /** Work that may fail the step. */
    private interface Work {
        void run() throws Exception;
    }

    private void doNow(Work work) {
        try {
            Throwable cause = stopped;
            if (cause != null) {
                end(cause);
            } else if (phase() != RerunPhase.ENDED) {
                work.run();
            }
        } catch (Exception e) {
            end(e);
        }
    }

    /** Did the tests run in this build before the step? */
    private void look() throws Exception {
        ReportDigest inPlace = files().readInPlace();
        if (inPlace.reports() > 0) {
            log().say("The tests ran before this step: judging the reports in place, rerunning in the block");
            firstRun(inPlace);
        } else {
            log().say("No new report of this build matches '" + plan.results + "'" + RerunLog.ignored(inPlace)
                    + ": the block makes the first run");
            runBlock();
        }
    }

    private void runBlock() throws Exception {
        ReportSnapshot now = files().look(course.isFirstRun());
        synchronized (this) {
            before = now;
            blockFailure = null;
            blockStarted = false;
            block = null;
            phase = RerunPhase.RUNNING;
            course.starts(Time.now());
        }
        RerunBlock next = new RerunBlock(getContext(), files().folder());
        if (!course.isFirstRun()) {
            log().attempt(course, plan.reruns, ledger().open(), next.command(course.selection()));
        }
        BodyExecution started = next.start(course, new BlockCallback(this));
        synchronized (this) {
            block = started;
        }
        Throwable cause = stopped;
        if (cause != null) {
            started.cancel(cause);
        }
    }

    void blockStarted() {
        blockStarted = true;
    }

    /** @param thrown null if it ended well */
    void blockEnded(@Nullable Throwable thrown) {
        synchronized (this) {
            if (phase == RerunPhase.ENDED) {
                return;
            }
            blockFailure = thrown;
            phase = RerunPhase.JUDGING;
            course.ends(Time.now());
        }
        if (thrown != null && !(thrown instanceof AbortException)) {
            end(thrown); // aborted, agent lost, error in the script: nothing that failing tests explain
        } else {
            Background.run(() -> doNow(this::judge));
        }
    }

    private void judge() throws Exception {
        ReportSnapshot old = before == null ? ReportSnapshot.nothing(0) : before;
        if (course.isFirstRun()) {
            ReportDigest written = files().readFirstRun(old);
            if (written.reports() == 0) {
                throw blockFailure != null ? asException(blockFailure) : noReports(written);
            }
            firstRun(written);
        } else {
            RerunTime.add(run(), id + "/" + course.run(), course.took());
            ReportDigest written = files().readRerun(old, ledger());
            synchronized (this) {
                ledger().judge(course.rerun(blockFailure != null), written);
                course.explain(blockFailure, written);
            }
            excuse();
            log().judged(course.attempt(), written, ledger());
            next();
        }
    }

    private AbortException noReports(ReportDigest written) throws Exception {
        return new AbortException("No JUnit report was written that matches '" + plan.results + "' in "
                + files().workspace().getRemote() + RerunLog.ignored(written));
    }

    private void firstRun(ReportDigest first) throws Exception {
        log().read(first);
        synchronized (this) {
            ledger = Ledger.of(first);
            retriedByTool.clear();
            retriedByTool.addAll(first.retried());
            course.writtenBy(first.dialect());
        }
        excuse();
        if (!first.broken().isEmpty()) {
            failure = new AbortException("The tests can't be judged, nothing was rerun: " + RerunLog.broken(first));
        } else if (first.cases() == 0) {
            throw blockFailure != null
                    ? asException(blockFailure)
                    : new AbortException("No test ran: the reports that match '" + plan.results + "' hold none");
        } else if (first.failed() == 0) {
            failure = blockFailure;
        } else {
            String refusal =
                    plan.guard().refusal(ledger().failing(), first.ran()).orElse(null);
            if (refusal == null) {
                if (plan.guesses() && plan.reruns > 0 && ledger().failing() > 0) {
                    log().guessed(first.dialect());
                }
                next();
                return;
            }
            log().say("Not rerun: " + refusal);
        }
        conclude();
    }

    private void excuse() throws IOException, InterruptedException {
        if (plan.excusesQuarantined) {
            RerunPlan.excuse(ledger(), run(), log());
        }
    }

    private void next() throws Exception {
        if (ledger().open().isEmpty() || course.isLast(plan.reruns)) {
            conclude();
            return;
        }
        Duration spent = RerunTime.spent(run());
        if (spent.compareTo(plan.budget()) >= 0) {
            log().say("Not rerun: the reruns of this build have taken " + spent.toMinutes() + " min, and its budget is "
                    + plan.budget().toMinutes() + " min");
            conclude();
            return;
        }
        synchronized (this) {
            course.advance(ledger(), plan);
        }
        runBlock();
    }

    private void conclude() throws Exception {
        synchronized (this) {
            phase = RerunPhase.CONCLUDING;
        }
        log().conclusion(ledger());
        if (blockFailure != null && failure == null && course.isFirstRun() && ledger().failing() == 0) {
            // to run it again would be the only way to know more, and tests in quarantine would fail it again
            String warning =
                    "The block ended with an error which only tests in quarantine explain, and nothing was rerun:"
                            + " whether anything else in it failed isn't known. " + blockFailure.getMessage();
            log().say("WARNING: " + warning);
            FlakyTestsAction.warn(run(), id, RerunLog.printable(warning));
        }
        end(new RerunConclusion(getContext(), plan, files(), id).draw(ledger(), retriedByTool, course, failure));
    }

    /** @param cause null for success */
    private void end(@Nullable Throwable cause) {
        synchronized (this) {
            if (phase == RerunPhase.ENDED) {
                return;
            }
            phase = RerunPhase.ENDED;
        }
        files().discard();
        if (cause == null) {
            getContext().onSuccess(null);
        } else {
            getContext().onFailure(cause);
        }
    }

    @Override
    public void stop(Throwable cause) {
        stopped = cause;
        BodyExecution running;
        boolean starting;
        synchronized (this) {
            running = phase == RerunPhase.RUNNING ? block : null;
            starting = phase == RerunPhase.RUNNING && block == null;
        }
        if (running != null) {
            running.cancel(cause);
        } else if (!starting) { // else it ends as soon as it has started
            end(cause);
        }
    }

    @Override
    public synchronized String getStatus() {
        return phase + (course.isFirstRun() ? "" : ", " + course.title() + " (up to " + plan.reruns + " reruns)");
    }

    /** Not while a background thread changes what is being saved. */
    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }

    private synchronized RerunPhase phase() {
        return phase;
    }

    private synchronized Ledger ledger() {
        if (ledger == null) {
            throw new IllegalStateException("There was no first run yet");
        }
        return ledger;
    }

    private Run<?, ?> run() throws IOException, InterruptedException {
        return StepPlace.run(getContext());
    }

    private RerunLog log() throws IOException, InterruptedException {
        return new RerunLog(
                "flakyRerun", StepPlace.get(getContext(), TaskListener.class).getLogger());
    }

    private RerunWorkspace files() {
        return new RerunWorkspace(getContext(), id, plan);
    }

    private static Exception asException(Throwable thrown) {
        return thrown instanceof Exception e ? e : new AbortException(thrown.toString());
    }
}
