package io.jenkins.plugins.releaseguard.lock.store;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.releaseguard.lock.engine.LockRules;
import io.jenkins.plugins.releaseguard.lock.file.LockDirectory;
import java.util.Optional;

/** Whoever knows what this controller says about locks: the global configuration. Answers from memory. */
public interface LockSettings extends ExtensionPoint {

    /** The rules for requests from this controller. */
    LockRules lockRules();

    /** Where lock files are; empty if this controller has none. */
    Optional<LockDirectory> lockFiles();

    /** The settings of this controller. */
    static LockSettings ofController() {
        return ExtensionList.lookupSingleton(LockSettings.class);
    }
}
