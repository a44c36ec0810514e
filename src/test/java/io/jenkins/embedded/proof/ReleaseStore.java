package io.jenkins.embedded.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Deed;
import io.jenkins.plugins.releaseguard.signoff.engine.Evidence;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Ruling;
import io.jenkins.plugins.releaseguard.signoff.engine.Scene;
import io.jenkins.plugins.releaseguard.signoff.store.Gates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The process that is killed: the store of releases without a Jenkins around, so that it starts in a second. Its
 * addresses are {@code command/way/candidate/user}.
 */
final class ReleaseStore {

    private static final int THREADS = 4;

    private final Scene scene = new Scene();
    private final Gates gates;

    private ReleaseStore(Database database) {
        gates = new Gates(() -> database, () -> "here", opening -> scene, (gate, known) -> {});
    }

    /** @param arguments the home; the URL of the database, or {@code -} */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        ReleaseStore store = new ReleaseStore(new Database(
                arguments[1].equals("-")
                        ? DatabaseSettings.embedded(home)
                        : new DatabaseSettings(arguments[1], "", null)));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", store::answer);
        server.start();
        LoadedController.answerAt(
                home, "http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String answer;
        int status = 200;
        try {
            answer = answer(path[1], path[2], Integer.parseInt(path[3]), path[4], form);
        } catch (IllegalStateException e) {
            answer = e.getMessage();
            status = 400;
        } catch (RuntimeException e) {
            e.printStackTrace();
            answer = e.toString();
            status = 500;
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** @throws IllegalStateException if it is refused */
    private String answer(String command, String way, int candidate, String user, String form) {
        UUID id = UUID.nameUUIDFromBytes((way + candidate).getBytes(StandardCharsets.UTF_8));
        switch (command) {
            case ReleaseWay.OPEN -> gates.open(id, scene.opening(ReleaseLives.version(way, candidate), candidate));
            case ReleaseWay.STOP -> gates.abort(id, "stopped");
            case "export" -> {
                Gate gate = gates.find(id).orElseThrow();
                return new Evidence(gate).json();
            }
            default -> {
                if (gates.rule(id, deed(user, command, form)).orElseThrow() instanceof Ruling.Refused refused) {
                    throw new IllegalStateException(refused.why());
                }
            }
        }
        return "done";
    }

    private Deed deed(String user, String command, String form) {
        List<String> inputs = new ArrayList<>();
        for (String field : form.isEmpty() ? new String[0] : form.split("&")) {
            Stream.of(field.split("=", 2))
                    .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                    .forEach(inputs::add);
        }
        Act act = Stream.of(Act.values())
                .filter(one -> one.command().equals(command))
                .findFirst()
                .orElseThrow();
        Person person = Scene.person(user);
        return scene.deed(person, act, inputs.toArray(String[]::new));
    }

    /** As the test has it in hand. */
    static final class Place extends ReleasePlace {

        Place(Path home, String databaseUrl) throws IOException {
            super(new ControllerProcess(ReleaseStore.class, home, databaseUrl, 0, Map.of()));
        }

        @Override
        void open(String way, int candidate) throws Exception {
            body(send(way, candidate, "olivia", ReleaseWay.OPEN, Map.of()));
        }

        @Override
        void stop(String way, int candidate) throws Exception {
            body(send(way, candidate, "admin", ReleaseWay.STOP, Map.of()));
        }

        @Override
        boolean act(String way, int candidate, ReleaseWay.Move move) throws Exception {
            HttpResponse<String> answer = send(way, candidate, move.user(), move.command(), move.inputs());
            return isDone(answer, 200);
        }

        @Override
        String export(String way, int candidate) throws Exception {
            return body(send(way, candidate, "admin", "export", Map.of()));
        }

        private HttpResponse<String> send(
                String way, int candidate, String user, String command, Map<String, String> form)
                throws IOException, InterruptedException {
            return post(request(command + "/" + way + "/" + candidate + "/" + user), form);
        }
    }
}
