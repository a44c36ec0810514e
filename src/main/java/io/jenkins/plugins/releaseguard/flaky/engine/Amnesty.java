package io.jenkins.plugins.releaseguard.flaky.engine;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The tests whose failures don't count in the builds of a job, because they are in quarantine or ignored for good. */
public final class Amnesty implements Serializable {
    private static final long serialVersionUID = 1;

    /** Nobody is excused. */
    public static final Amnesty NONE = new Amnesty(Map.of());

    private final HashMap<TestId, String> reasons;

    /** @param reasons why each test is excused, such as {@code in quarantine, SHOP-17} */
    public Amnesty(Map<TestId, String> reasons) {
        this.reasons = new HashMap<>(reasons);
    }

    /** Whether a failure of exactly this test, by its whole identity, doesn't count. */
    public boolean covers(TestId test) {
        return reasons.containsKey(test);
    }

    /** Why, for a log; empty if it isn't covered. */
    public String reason(TestId test) {
        return reasons.getOrDefault(test, "");
    }

    public boolean isEmpty() {
        return reasons.isEmpty();
    }
}
