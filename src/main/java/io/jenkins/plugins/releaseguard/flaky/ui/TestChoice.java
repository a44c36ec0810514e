package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;

/** A test that a form offers to choose. */
public record TestChoice(TestId test) {

    /** Names it in a form. */
    public String key() {
        return TestHistory.token(test);
    }

    public String getKey() {
        return key();
    }

    public String getName() {
        return test.displayName();
    }
}
