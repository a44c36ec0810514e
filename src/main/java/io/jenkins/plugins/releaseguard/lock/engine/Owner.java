package io.jenkins.plugins.releaseguard.lock.engine;

/**
 * The build that asks.
 *
 * @param controller id of the Jenkins controller that runs it
 * @param job full name of the job
 * @param build number of the build
 */
public record Owner(String controller, String job, int build) {

    /** As people call it: {@code deploy #41}. */
    public String label() {
        return job + " #" + build;
    }
}
