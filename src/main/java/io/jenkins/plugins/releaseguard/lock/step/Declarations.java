package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRules;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What this controller's configuration declares about the locks of a request. */
final class Declarations {

    private Declarations() {}

    static Declared of(Collection<LockName> names) {
        LockRules rules = LockSettings.ofController().lockRules();
        Map<LockName, Declared.Lock> locks = new HashMap<>();
        for (LockName name : names) {
            rules.declared(name)
                    .ifPresent(lock -> locks.put(name, new Declared.Lock(lock.capacity(), lock.cooldown())));
        }
        return new Declared(locks);
    }
}
