package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;

/**
 * A test to run.
 *
 * @param grain how finely to select it; coarser when a finer selection didn't find it
 */
public record Wanted(TestId test, Grain grain) {
    Wanted coarser() {
        return new Wanted(test, grain.coarser());
    }
}
