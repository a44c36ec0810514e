package io.jenkins.plugins.releaseguard.lock.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * The build's page.
     *
     * @param root URL of its controller's root, with a slash at its end or without; empty if it isn't known
     * @return empty if the root isn't known
     */
    public String url(String root) {
        return root.isEmpty() ? "" : root + (root.endsWith("/") ? "" : "/") + path();
    }

    /** The build's page, from its controller's root: {@code job/folder/job/deploy/41/}. */
    public String path() {
        return Stream.of(job.split("/"))
                        .map(part -> "job/"
                                + URLEncoder.encode(part, StandardCharsets.UTF_8)
                                        .replace("+", "%20") + "/")
                        .collect(Collectors.joining())
                + build + "/";
    }
}
