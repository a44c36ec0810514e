package io.jenkins.embedded.proof;

import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.Controller;
import io.jenkins.embedded.web.WebServer;
import io.jenkins.plugins.releaseguard.signoff.Release;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The process that is killed: a controller whose builds ask for sign-offs, and whose users sign through its web. */
final class ReleaseController {

    private static final List<String> USERS = List.of("olivia", "alice", "bob", "admin");

    private ReleaseController() {}

    /** @param arguments the home; the URL of the database, or {@code -} */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Controller controller = Controller.start(home.toFile());
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            LoadedController.setUp(controller.jenkins(), home, arguments[1]);
            if (!controller.jenkins().isUseSecurity()) {
                secure(controller.jenkins());
            }
        }
        LoadedController.answerAt(
                home, new WebServer(controller.jenkins(), 0, "").getURL().toString());
    }

    private static void secure(Jenkins jenkins) throws IOException {
        JenkinsRule rule = new JenkinsRule();
        rule.jenkins = jenkins;
        Release.secure(rule);
        ((MockAuthorizationStrategy) jenkins.getAuthorizationStrategy())
                .grant(Item.BUILD)
                .everywhere()
                .to("olivia");
        jenkins.save();
    }

    /** As the test has it in hand. */
    static final class Place extends ReleasePlace {

        private static final Duration PATIENCE = Duration.ofSeconds(60);
        private static final long PAUSE_MILLIS = 50;

        private final Map<String, String> ids = new ConcurrentHashMap<>();
        private final Map<String, JSONObject> crumbs = new HashMap<>();

        Place(Path home, String databaseUrl, List<String> ways) throws IOException {
            super(new ControllerProcess(ReleaseController.class, home, databaseUrl, 0, scripts(ways)));
        }

        private static Map<String, String> scripts(List<String> ways) {
            Map<String, String> scripts = new HashMap<>();
            ways.forEach(way -> scripts.put(
                    way,
                    "releaseSignOff(version: \"" + ReleaseLives.version(way, "${env.BUILD_NUMBER}")
                            + "\", rollbackPlan: 'deploy 1.3.9')"));
            return scripts;
        }

        @Override
        void open(String way, int candidate) throws Exception {
            body(postAs("olivia", "job/" + way + "/build", Map.of()));
            Instant end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end)) {
                JSONArray waiting = JSONObject.fromObject(read("releases/api/json?tree=waiting[id,build]"))
                        .getJSONArray("waiting");
                for (int i = 0; i < waiting.size(); i++) {
                    JSONObject gate = waiting.getJSONObject(i);
                    if (gate.getString("build").equals(way + " #" + candidate)) {
                        ids.put(way + candidate, gate.getString("id"));
                        return;
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            throw new AssertionError(way + " #" + candidate + " opened no gate");
        }

        @Override
        void stop(String way, int candidate) throws Exception {
            body(postAs("admin", "job/" + way + "/" + candidate + "/stop", Map.of()));
        }

        @Override
        boolean act(String way, int candidate, ReleaseWay.Move move) throws Exception {
            HttpResponse<String> answer = postAs(move.user(), page(way, candidate) + move.command(), move.inputs());
            return isDone(answer, 302);
        }

        @Override
        String export(String way, int candidate) throws Exception {
            return read(page(way, candidate) + "export");
        }

        private String page(String way, int candidate) {
            return "releases/gate/" + ids.get(way + candidate) + "/";
        }

        /** How the build of a candidate ended; null while it goes on. */
        String result(String way, int candidate) throws Exception {
            JSONObject build = JSONObject.fromObject(read("job/" + way + "/" + candidate + "/api/json"));
            return build.getBoolean("building") ? null : build.getString("result");
        }

        String log(String way, int candidate) throws Exception {
            return read("job/" + way + "/" + candidate + "/consoleText");
        }

        @Override
        void start() throws Exception {
            super.start();
            crumbs.clear();
            for (String user : USERS) {
                crumbs.put(user, JSONObject.fromObject(body(get(as(user, "crumbIssuer/api/json")))));
            }
        }

        private String read(String path) throws IOException, InterruptedException {
            return body(get(as("admin", path)));
        }

        private HttpResponse<String> postAs(String user, String path, Map<String, String> form)
                throws IOException, InterruptedException {
            JSONObject crumb = crumbs.get(user);
            return post(as(user, path).header(crumb.getString("crumbRequestField"), crumb.getString("crumb")), form);
        }

        private HttpRequest.Builder as(String user, String path) {
            String credentials = user + ":" + user;
            return request(path)
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
