package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.End;

/**
 * How a request that is gone ended.
 *
 * @param user who did it; empty if nobody but the builds
 * @param reason why, for people; may be empty
 * @param stops whether its build is to be stopped; false if an administrator took the lock but lets the build run on
 */
public record Ended(End end, String user, String reason, boolean stops) {}
