package io.jenkins.plugins.releaseguard.flaky.store;

import java.time.Instant;
import java.util.Set;

/**
 * A run of a build's tests, reruns included.
 *
 * @param job full name of the job
 * @param source the step or publisher that saw it, unique in the build: the same run is recorded once
 * @param commit what was tested; empty if unknown
 * @param node where it ran; empty for the built-in node
 * @param at when the build began
 * @param listed entries that the build was given to run; those of other jobs move only if the job runs tests on demand
 */
public record TestRun(String job, int build, String source, String commit, String node, Instant at, Set<Long> listed) {

    /** A run of a build that was given no entries. */
    public TestRun(String job, int build, String source, String commit, String node, Instant at) {
        this(job, build, source, commit, node, at, Set.of());
    }
}
