package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A test of a run, once: cases of the same identity, from several reports, are one. */
record CaseLine(
        UUID identity,
        TestId test,
        Fate fate,
        long millis,
        long lostMillis,
        @Nullable Origin origin,
        List<Trace> failures) {

    /** What is told of a test when its cases ended differently: the first of these. */
    private static final List<Fate> WORST_FIRST =
            List.of(Fate.FAILED, Fate.QUARANTINED, Fate.FLAKY, Fate.PASSED, Fate.SKIPPED);

    /** In the order of their identities, so that neighbours in the index are written together. */
    static List<CaseLine> merged(Collection<RecordedCase> cases) {
        TestKey key = new TestKey();
        Map<UUID, CaseLine> lines = new HashMap<>(2 * cases.size());
        for (RecordedCase each : cases) {
            UUID identity = key.of(each.test());
            CaseLine line = new CaseLine(
                    identity,
                    each.test(),
                    each.fate(),
                    each.millis(),
                    each.lostMillis(),
                    each.origin(),
                    each.failures());
            lines.merge(identity, line, CaseLine::plus);
        }
        List<CaseLine> ordered = new ArrayList<>(lines.values());
        ordered.sort(Comparator.comparing(CaseLine::identity));
        return ordered;
    }

    private CaseLine plus(CaseLine other) {
        boolean worse = WORST_FIRST.indexOf(other.fate) < WORST_FIRST.indexOf(fate);
        List<Trace> all = new ArrayList<>(failures);
        all.addAll(other.failures);
        return new CaseLine(
                identity,
                test,
                worse ? other.fate : fate,
                millis + other.millis,
                lostMillis + other.lostMillis,
                worse ? other.origin : origin,
                all);
    }

    boolean ran() {
        return fate != Fate.SKIPPED;
    }
}
