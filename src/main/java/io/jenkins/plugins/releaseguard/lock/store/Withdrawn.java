package io.jenkins.plugins.releaseguard.lock.store;

import java.util.Optional;

/**
 * What came of taking a request back.
 *
 * @param standing how it stood before; still held, if it is held. Empty if there is none
 */
public record Withdrawn(Optional<Standing> standing, Changes changes) {}
