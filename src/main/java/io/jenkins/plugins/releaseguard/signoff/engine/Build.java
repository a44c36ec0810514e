package io.jenkins.plugins.releaseguard.signoff.engine;

/**
 * The build that a gate holds.
 *
 * @param job full name of the job
 * @param number number of the build, from 1
 */
public record Build(String job, int number) {

    /** The build as people write it: {@code shop #12}. */
    public String display() {
        return job + " #" + number;
    }
}
