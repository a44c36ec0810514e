package io.jenkins.plugins.releaseguard.notify;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.List;

/**
 * Something that whoever signs a release should know.
 *
 * @param text one sentence
 * @param url where to look, from the controller's root
 */
public record Concern(String text, String url) {

    /** A feature that knows of concerns. */
    public interface Source extends ExtensionPoint {

        /**
         * What the user of this request may know of.
         *
         * @param job full name of the job that makes the release
         */
        List<Concern> concerns(String job);
    }

    /** All concerns about a release of this job. */
    public static List<Concern> all(String job) {
        return ExtensionList.lookup(Source.class).stream()
                .flatMap(source -> source.concerns(job).stream())
                .toList();
    }
}
