package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.flaky.store.TestRun;
import io.jenkins.plugins.releaseguard.platform.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Records what all tests of a run did. A build doesn't wait for a database that is away: it is recorded when the database
 * is back, unless Jenkins is restarted in between.
 */
final class CaseRecorder {
    private static final Duration RETRY = Duration.ofSeconds(10);

    private CaseRecorder() {}

    /**
     * Records them in one batch; a run that is recorded already changes nothing.
     *
     * @param source the step or publisher, unique in the build
     * @param commit what was tested; empty if unknown
     * @param node where; empty for the built-in node
     */
    static void record(
            Run<?, ?> run, TaskListener listener, String source, String commit, String node, List<RecordedCase> cases) {
        // Made anew by each try: the job may be called otherwise by then.
        Supplier<TestRun> tests = () -> new TestRun(
                run.getParent().getFullName(),
                run.getNumber(),
                source,
                commit,
                node,
                Instant.ofEpochMilli(run.getStartTimeInMillis()),
                ListedEntries.of(run));
        try {
            TestHistory.ofController().record(tests.get(), cases);
        } catch (DatabaseUnavailableException e) {
            listener.getLogger().println("The tests aren't in the history yet. " + e.getMessage());
            Background.runAfter(RETRY, () -> retry(tests, cases));
        }
    }

    private static void retry(Supplier<TestRun> tests, List<RecordedCase> cases) {
        try {
            TestHistory.ofController().record(tests.get(), cases);
        } catch (DatabaseUnavailableException e) {
            Background.runAfter(RETRY, () -> retry(tests, cases));
        }
    }
}
