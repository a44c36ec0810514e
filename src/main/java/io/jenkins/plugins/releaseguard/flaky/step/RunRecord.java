package io.jenkins.plugins.releaseguard.flaky.step;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.engine.Suspect;
import io.jenkins.plugins.releaseguard.flaky.report.CaseList;
import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every test of a run did, for the history: what the reports say, and what became of those that failed. */
final class RunRecord {
    /** A test, and the report it stands in: two modules may have the same. */
    private record Key(String report, TestId id) {}

    private final Map<Key, Suspect> suspects = new HashMap<>();
    private final Map<Key, FailedTest> retried = new HashMap<>();
    private final long share;

    /**
     * @param ledger what failed, and how it was judged
     * @param retriedByTool what the tool itself repeated until it passed
     * @param reruns how long all reruns took
     */
    RunRecord(Ledger ledger, List<FailedTest> retriedByTool, Duration reruns) {
        ledger.suspects().forEach(s -> suspects.put(new Key(s.report(), s.id()), s));
        retriedByTool.forEach(t -> retried.put(new Key(t.report(), t.id()), t));
        share = reruns.toMillis() / Math.max(1, suspects.size());
    }

    List<RecordedCase> cases(CaseList read) {
        List<RecordedCase> cases = new ArrayList<>(read.size());
        read.forEach(entry -> cases.add(of(entry)));
        suspects.values().stream().filter(s -> !s.isInFirstRun()).forEach(s -> cases.add(of(s, 0)));
        return cases;
    }

    private RecordedCase of(CaseList.Entry entry) {
        Key key = new Key(entry.report(), entry.id());
        Suspect suspect = suspects.get(key);
        if (suspect != null && suspect.isInFirstRun()) {
            return of(suspect, entry.millis());
        }
        FailedTest byTool = retried.get(key);
        if (byTool != null) {
            return new RecordedCase(
                    entry.id(), Fate.FLAKY, entry.millis(), entry.millis(), Origin.TOOL, byTool.traces());
        }
        Fate fate = switch (entry.outcome()) {
            case PASSED -> Fate.PASSED;
            case SKIPPED -> Fate.SKIPPED;
            case FAILED, ERROR -> Fate.FAILED;
        };
        return RecordedCase.of(entry.id(), fate, entry.millis());
    }

    private RecordedCase of(Suspect suspect, long millis) {
        Fate fate = suspect.isFlaky() ? Fate.FLAKY : suspect.isExcused() ? Fate.QUARANTINED : Fate.FAILED;
        Origin origin = suspect.isFlaky() ? Origin.RERUN : null;
        return new RecordedCase(suspect.id(), fate, millis, millis + share, origin, suspect.failures());
    }
}
