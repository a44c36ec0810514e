package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All that builds of one controller hold and wait for, just after its lease was renewed.
 *
 * @param changes what came of its return, if its lease was over
 */
public record Pulse(Map<UUID, Grant> held, Set<UUID> waiting, Changes changes) {}
