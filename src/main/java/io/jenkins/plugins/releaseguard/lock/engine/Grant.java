package io.jenkins.plugins.releaseguard.lock.engine;

import java.time.Instant;

/**
 * The right to run the block.
 *
 * @param since when it was given
 * @param token greater than that of every earlier grant of these locks; a block within a block that has them all
 *     already shares its token
 */
public record Grant(Instant since, long token) {}
