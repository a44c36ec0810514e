package io.jenkins.plugins.releaseguard.signoff.store;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;

/** What is configured for sign-offs. */
public interface SignOffSettings extends ExtensionPoint {

    /** The configuration of this controller. */
    static SignOffSettings ofController() {
        return ExtensionList.lookupSingleton(SignOffSettings.class);
    }

    /**
     * The policies that hold for releases of a job: those for everywhere and for the folders it is in, and one that its
     * Jenkinsfile asks for.
     *
     * @param job full name
     * @param asked name of a policy; empty for none, as one that there isn't (any more)
     */
    Policies policies(String job, String asked);

    /** Whether there is a policy of this name. */
    boolean knows(String policy);
}
