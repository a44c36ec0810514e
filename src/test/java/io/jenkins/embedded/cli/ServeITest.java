package io.jenkins.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.sf.json.JSONArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeITest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeJobs() throws IOException {
        job("deploy", "releaseLock('site') { node { sh 'echo deploying; while [ ! -f done ]; do sleep 0.1; done' } }");
        job("test", "releaseLock('site') { echo 'tested the site' }");
        job(
                "shop",
                "def signed = releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9'); echo \"signed by ${signed.signers}\"");
    }

    private void job(String name, String script) throws IOException {
        Path job = Files.createDirectories(folder.resolve("examples").resolve(name));
        Files.writeString(job.resolve("Jenkinsfile"), script);
    }

    @Test
    void shouldGoOnAfterKill() throws Exception {
        try (Served killed = new Served(folder)) {
            build(killed, "deploy");
            killed.awaitLog("deploy/1", "deploying");
            build(killed, "test");
            killed.awaitLog("test/1", "deploy #1");
            build(killed, "shop");
            killed.awaitLog("shop/1", "waits for 2 different people");
            post(killed, "alice", "checkIn");
            post(killed, "bob", "checkIn");
            post(killed, "alice", "approve");
            killed.awaitLog("shop/1", "approved by alice");
            killed.kill();
        }
        try (Served again = new Served(folder)) {
            again.awaitLog("deploy/1", "Resuming build");
            assertThat(again.as("admin").get("job/test/1/consoleText")).doesNotContain("tested the site");
            Files.writeString(folder.resolve("work/workspace/deploy/done"), "");
            post(again, "bob", "approve");
            again.awaitLog("deploy/1", "Finished: SUCCESS");
            again.awaitLog("test/1", "tested the site");
            again.awaitLog("test/1", "Finished: SUCCESS");
            again.awaitLog("shop/1", "signed by [alice, bob]");
            again.awaitLog("shop/1", "Finished: SUCCESS");
        }
    }

    private static void build(Served controller, String job) throws Exception {
        controller.as("olivia").post("job/" + job + "/build", Map.of());
    }

    private static void post(Served controller, String user, String act) throws Exception {
        JSONArray waiting = controller.as(user).getJson("releases/api/json").getJSONArray("waiting");
        controller
                .as(user)
                .post(
                        "releases/gate/" + waiting.getJSONObject(0).getString("id") + "/" + act,
                        Map.of("reason", "tested checkout"));
    }
}
