package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.store.FlakeSighting;
import io.jenkins.plugins.releaseguard.flaky.store.FlakyStore;
import io.jenkins.plugins.releaseguard.platform.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Records the flaky tests of a build in the store. A build doesn't wait for a database that is away: what it found is in
 * the build anyway, and is recorded when the database is back.
 */
final class FlakeRecorder {
    private static final Duration RETRY = Duration.ofSeconds(10);

    private FlakeRecorder() {}

    /** Records what the build shows so far; to do so twice changes nothing. */
    static void record(Run<?, ?> run, TaskListener listener) {
        FlakyTestsAction action = run.getAction(FlakyTestsAction.class);
        if (action == null || action.getFlaky().isEmpty()) {
            return;
        }
        List<FlakeSighting> flakes = action.getFlaky().stream()
                .map(e -> new FlakeSighting(e.test(), e.origin(), e.getFailedAttempts()))
                .toList();
        String job = run.getParent().getFullName();
        Instant at = Instant.ofEpochMilli(run.getStartTimeInMillis());
        try {
            FlakyStore.ofController().record(job, run.getNumber(), at, flakes);
        } catch (DatabaseUnavailableException e) {
            listener.getLogger().println("The flaky tests aren't on the Quarantine page yet. " + e.getMessage());
            Background.runAfter(RETRY, () -> retry(job, run.getNumber(), at, flakes));
        }
    }

    private static void retry(String job, int build, Instant at, List<FlakeSighting> flakes) {
        try {
            FlakyStore.ofController().record(job, build, at, flakes);
        } catch (DatabaseUnavailableException e) {
            Background.runAfter(RETRY, () -> retry(job, build, at, flakes));
        }
    }
}
