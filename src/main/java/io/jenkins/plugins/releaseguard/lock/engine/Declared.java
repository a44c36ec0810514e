package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.Map;

/** What the asking controller's configuration says about locks; a lock that isn't in it isn't declared there. */
public record Declared(Map<LockName, DeclaredLock> locks) {

    public static final Declared NOTHING = new Declared(Map.of());

    public Declared {
        locks = Map.copyOf(locks);
    }
}
