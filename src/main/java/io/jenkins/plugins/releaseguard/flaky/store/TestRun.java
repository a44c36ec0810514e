package io.jenkins.plugins.releaseguard.flaky.store;

import java.time.Instant;

/**
 * A run of a build's tests, reruns included.
 *
 * @param job full name of the job
 * @param source the step or publisher that saw it, unique in the build: the same run is recorded once
 * @param commit what was tested; empty if unknown
 * @param node where it ran; empty for the built-in node
 * @param at when the build began
 */
public record TestRun(String job, int build, String source, String commit, String node, Instant at) {}
