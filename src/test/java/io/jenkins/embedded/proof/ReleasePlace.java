package io.jenkins.embedded.proof;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A process that keeps releases, as the test has it in hand: asked over HTTP, killed and started again. */
abstract class ReleasePlace implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ControllerProcess process;
    private HttpClient client = HttpClient.newHttpClient();
    private URI root = URI.create("");

    ReleasePlace(ControllerProcess process) {
        this.process = process;
    }

    void start() throws Exception {
        process.start();
        process.awaitUp();
        root = URI.create(process.url());
        // With cookies: a crumb is good for the session that it was given to.
        client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** A build opens a candidate; known afterwards by this name and number. */
    abstract void open(String way, int candidate) throws Exception;

    /** The build of a candidate is stopped; returns at once. */
    abstract void stop(String way, int candidate) throws Exception;

    /** Whether it was done, rather than refused. */
    abstract boolean act(String way, int candidate, ReleaseWay.Move move) throws Exception;

    /** All that is known of a candidate, as Release Guard exports it. */
    abstract String export(String way, int candidate) throws Exception;

    HttpResponse<String> get(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(HttpRequest.Builder request, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return client.send(
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Of this address below the root. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether an act was done, rather than refused; anything else is a failure. */
    static boolean isDone(HttpResponse<String> answer, int done) throws IOException {
        if (answer.statusCode() != done && answer.statusCode() != 400) {
            throw new IOException(answer + " " + answer.body());
        }
        return answer.statusCode() == done;
    }

    /** The body of an answer that is no refusal. */
    static String body(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 400) {
            throw new IOException(answer + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
