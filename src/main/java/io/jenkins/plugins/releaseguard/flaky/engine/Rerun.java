package io.jenkins.plugins.releaseguard.flaky.engine;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.Set;

/**
 * One run of the block that ran failed tests again.
 *
 * @param number counts the runs of the block in this build; a run is judged once
 * @param attempt 1 for the first rerun; one attempt takes several runs if there are too many tests for one command
 * @param asked the tests that it was to run
 * @param blockFailed whether the block ended with an error
 */
public record Rerun(int number, int attempt, Set<TestId> asked, boolean blockFailed) {}
