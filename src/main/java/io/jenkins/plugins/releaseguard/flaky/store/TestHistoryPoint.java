package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;

/** What a test did in one run of a build. */
public record TestHistoryPoint(String job, int build, Fate fate) {}
