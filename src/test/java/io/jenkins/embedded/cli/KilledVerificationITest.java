package io.jenkins.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that is verified while its controller is killed, in the smoke tests and in the wait for people. */
class KilledVerificationITest {

    @TempDir
    Path folder;

    private String release = "";

    @BeforeEach
    void writeJob() throws IOException {
        Path job = Files.createDirectories(folder.resolve("examples/shop"));
        Files.writeString(job.resolve("Jenkinsfile"), """
            releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9')
            def kept = releaseVerify(version: '1.4.0', checks: ['home', 'login']) {
              node {
                releaseCheck('home') { error 'HTTP 500' }
                releaseCheck('login') { sh 'echo smoking; while [ ! -f done ]; do sleep 0.1; done' }
              }
            }
            echo "kept by ${kept.who}"
            """);
    }

    @Test
    void shouldGoOnAfterEachKill() throws Exception {
        try (Served first = new Served(folder)) {
            first.as("olivia").post("job/shop/build", Map.of());
            first.awaitLog("shop/1", "waits for 2 different people");
            release = first.as("alice")
                    .getJson("releases/api/json")
                    .getJSONArray("waiting")
                    .getJSONObject(0)
                    .getString("id");
            post(first, "alice", "checkIn");
            post(first, "bob", "checkIn");
            post(first, "alice", "approve");
            post(first, "bob", "approve");
            first.awaitLog("shop/1", "smoking");
            first.kill();
        }
        try (Served second = new Served(folder)) {
            second.awaitLog("shop/1", "Resuming build");
            Files.writeString(folder.resolve("work/workspace/shop/done"), "");
            second.awaitLog("shop/1", "waits for two people to keep it");
            post(second, "alice", "keep");
            second.awaitLog("shop/1", "to be kept, says alice");
            second.kill();
        }
        try (Served third = new Served(folder)) {
            post(third, "bob", "keep");
            third.awaitLog("shop/1", "kept by [alice, bob]");
            third.awaitLog("shop/1", "Finished: SUCCESS");
            String export = third.as("alice").get("releases/gate/" + release + "/export");
            assertThat(export).contains("1 of 2 checks passed; failed: home");
            assertThat(count(export, "VERIFICATION_BEGUN")).isEqualTo(1);
            assertThat(count(export, "VERIFIED")).isEqualTo(1);
        }
    }

    private void post(Served controller, String user, String act) throws Exception {
        controller.as(user).post("releases/gate/" + release + "/" + act, Map.of("reason", "tested checkout"));
    }

    private static long count(String export, String kind) {
        return Pattern.compile("\"kind\":\"" + kind + "\"")
                .matcher(export)
                .results()
                .count();
    }
}
