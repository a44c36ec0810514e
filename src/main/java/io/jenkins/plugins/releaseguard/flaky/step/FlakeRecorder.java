package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records the tests of a build that failed and those that were flaky, as its action has them. */
final class FlakeRecorder {

    private FlakeRecorder() {}

    /** Records what the build shows so far; to do so twice changes nothing. */
    static void record(Run<?, ?> run, TaskListener listener) {
        FlakyTestsAction action = run.getAction(FlakyTestsAction.class);
        if (action == null) {
            return;
        }
        Map<String, List<FlakyEntry>> bySource =
                action.entries().stream().collect(Collectors.groupingBy(FlakyEntry::source));
        bySource.forEach((source, entries) -> CaseRecorder.record(
                run,
                listener,
                source,
                "",
                "",
                entries.stream().map(FlakeRecorder::recorded).toList()));
    }

    private static RecordedCase recorded(FlakyEntry entry) {
        return new RecordedCase(
                entry.test(),
                entry.isFlaky() ? Fate.FLAKY : Fate.FAILED,
                0,
                0,
                entry.isFlaky() ? entry.origin() : null,
                entry.getTraces());
    }
}
