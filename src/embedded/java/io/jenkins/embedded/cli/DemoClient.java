package io.jenkins.embedded.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.json.JSONObject;

/** Uses a controller through its web as a user who has a password, such as the demo's. */
final class DemoClient {

    /** With cookies: a crumb is good for the session that it was given to. */
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private final URI root;
    private final String user;
    private final String password;

    /**
     * As one of the demo's users.
     *
     * @param root of the controller, with a slash at the end
     */
    DemoClient(URI root, String user) {
        this(root, user, Demo.password(user));
    }

    DemoClient(URI root, String user, String password) {
        this.root = root;
        this.user = user;
        this.password = password;
    }

    String user() {
        return user;
    }

    JSONObject getJson(String path) throws IOException, InterruptedException {
        return JSONObject.fromObject(get(path));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(path, request(path).GET());
    }

    /** POSTs a form, with the crumb that the controller asks for. */
    String post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return post(path, form.entrySet().stream());
    }

    /** POSTs a form whose fields may have several values, in this order. */
    String post(String path, Stream<Map.Entry<String, String>> form) throws IOException, InterruptedException {
        JSONObject crumb = getJson("crumbIssuer/api/json");
        String body = form.map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                path,
                request(path)
                        .header(crumb.getString("crumbRequestField"), crumb.getString("crumb"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(path + " answers " + user + " with HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        String credentials = user + ":" + password;
        return HttpRequest.newBuilder(root.resolve(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
