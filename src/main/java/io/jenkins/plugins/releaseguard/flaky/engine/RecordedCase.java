package io.jenkins.plugins.releaseguard.flaky.engine;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One test of one run, as it goes into the history.
 *
 * @param millis how long it took at last, in milliseconds
 * @param lostMillis time that its failures cost: its failed attempts and its share of the reruns, in milliseconds
 * @param origin who found it flaky; null unless it is
 * @param failures its failed attempts, oldest first, as far as reports told of them
 */
public record RecordedCase(
        TestId test,
        Fate fate,
        long millis,
        long lostMillis,
        @Nullable Origin origin,
        List<Trace> failures) implements Serializable {

    /** A test without failed attempts. */
    public static RecordedCase of(TestId test, Fate fate, long millis) {
        return new RecordedCase(test, fate, millis, 0, null, List.of());
    }
}
