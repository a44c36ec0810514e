package io.jenkins.plugins.releaseguard.lock.file;

import java.time.Instant;
import java.util.UUID;

/**
 * Who takes a lock file; written into it for people and programs to read.
 *
 * @param id of the request that takes it; tells its files from all others
 * @param controller id of the one that takes it, which finds there what it left behind
 * @param label as people call the build: {@code deploy #41}
 * @param url where the build is to be seen; empty if the controller has no address
 * @param since when the lock was granted
 * @param token the number of the grant
 */
public record FileOwner(UUID id, String controller, String label, String url, Instant since, long token) {}
