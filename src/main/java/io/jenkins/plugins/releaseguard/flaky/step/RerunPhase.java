package io.jenkins.plugins.releaseguard.flaky.step;

/** Where a {@code flakyRerun} is in its life; saved with the build. */
enum RerunPhase {
    /** Looks whether the tests ran before the step. */
    LOOKING,
    /** The block runs, or is about to. */
    RUNNING,
    /** The block has ended; what it wrote is being read. */
    JUDGING,
    /** The tests are being published and recorded. */
    CONCLUDING,
    /** The step has ended. */
    ENDED
}
