package io.jenkins.plugins.releaseguard.lock.step;

/** What the step does when it didn't get its locks in time. */
enum OnTimeout {
    /** Fails and says who holds them. */
    FAIL,
    /** Leaves the block out, marks the step and returns {@code false}. */
    SKIP
}
