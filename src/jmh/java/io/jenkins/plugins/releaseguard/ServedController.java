package io.jenkins.plugins.releaseguard;

import hudson.model.FreeStyleProject;
import io.jenkins.embedded.Controller;
import io.jenkins.embedded.web.WebServer;
import io.jenkins.plugins.releaseguard.signoff.Release;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.commons.io.FileUtils;
import org.jvnet.hudson.test.JenkinsRule;

/** A controller with jobs {@code job0} to {@code job9} that benchmarks of pages ask over HTTP, as alice. */
public final class ServedController implements AutoCloseable {

    public static final int JOBS = 10;

    private static final String ALICE =
            "Basic " + Base64.getEncoder().encodeToString("alice:alice".getBytes(StandardCharsets.UTF_8));

    private final Path home;
    private final Controller controller;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public ServedController() throws Exception {
        home = Files.createTempDirectory("page");
        controller = Controller.start(home.toFile());
        for (int job = 0; job < JOBS; job++) {
            controller.jenkins().createProject(FreeStyleProject.class, "job" + job);
        }
        JenkinsRule rule = new JenkinsRule();
        rule.jenkins = controller.jenkins();
        Release.secure(rule);
        server = new WebServer(controller.jenkins(), 0, "");
    }

    /**
     * Asks for a page.
     *
     * @param path below the root URL
     * @param expected what stands in it; otherwise the benchmark fails
     */
    public String get(String path, String expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.getURL() + path))
                        .header("Authorization", ALICE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains(expected)) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() throws Exception {
        server.close();
        controller.close();
        FileUtils.deleteQuietly(home.toFile());
    }
}
