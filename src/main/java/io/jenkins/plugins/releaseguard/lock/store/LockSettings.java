package io.jenkins.plugins.releaseguard.lock.store;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.releaseguard.lock.engine.LockRules;

/** Whoever knows what this controller says about locks: the global configuration. Answers from memory. */
public interface LockSettings extends ExtensionPoint {

    /** The rules for requests from this controller. */
    LockRules lockRules();

    /** The settings of this controller. */
    static LockSettings ofController() {
        return ExtensionList.lookupSingleton(LockSettings.class);
    }
}
