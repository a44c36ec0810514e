package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.List;
import java.util.UUID;

/**
 * What a request asks for.
 *
 * @param names the locks, sorted, each once; granted together or not at all
 * @param mode how it wants to hold each of them
 * @param enclosing ids of the requests whose blocks this one is in, outermost first: what they hold is its own
 */
public record Demand(List<LockName> names, LockMode mode, List<UUID> enclosing) {

    /** Of a block that is in no other. */
    public static Demand exclusive(List<LockName> names) {
        return new Demand(names, LockMode.EXCLUSIVE, List.of());
    }
}
