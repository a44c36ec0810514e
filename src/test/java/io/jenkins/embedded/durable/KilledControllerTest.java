package io.jenkins.embedded.durable;

import static io.jenkins.embedded.durable.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.ChildJvm;
import io.jenkins.embedded.Controller;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A controller in a process of its own is killed while a script runs; the next controller follows the script. */
@Timeout(60)
class KilledControllerTest {

    private static final String SCRIPT = """
        pipeline {
            agent any
            stages {
                stage('long') {
                    steps {
                        sh 'echo begun; while [ ! -f go ]; do sleep 0.05; done; echo ended; touch ended'
                        echo "after ${fileExists('ended')}"
                    }
                }
            }
        }
        """;

    @TempDir
    private File home;

    /** The process that is going to be killed. */
    static final class Victim {

        public static void main(String[] arguments) throws Exception {
            Controller controller = Controller.start(new File(arguments[0]));
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                WorkflowJob job = controller.jenkins().createProject(WorkflowJob.class, "p");
                job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
                job.scheduleBuild2(0).get();
            }
        }
    }

    private Path log() {
        return home.toPath().resolve("jobs/p/builds/1/log");
    }

    private Path inWorkspace(String name) {
        return inWorkspaces("p/" + name);
    }

    private Path inWorkspaces(String path) {
        return home.toPath().resolve("workspace/" + path);
    }

    private void runUntilKilled() throws Exception {
        Process controller = new ProcessBuilder(ChildJvm.command(List.of(), Victim.class, home.getAbsolutePath()))
                .redirectErrorStream(true)
                .redirectOutput(new File(home, "controller.log"))
                .start();
        try {
            until(() -> Files.exists(log()) && Files.readString(log()).contains("+ [ ! -f go ]") && isNotedAsCopied());
        } finally {
            controller.destroyForcibly().waitFor();
        }
    }

    /** Before that, a controller that is killed may copy the first lines twice. */
    private boolean isNotedAsCopied() throws IOException {
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(inWorkspaces("p@tmp"), "durable-*")) {
            return Files.exists(scripts.iterator().next().resolve("copied"));
        }
    }

    private void assertFollowed(Controller controller) throws Exception {
        WorkflowRun build =
                controller.jenkins().getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
        until(() -> !build.isBuilding());
        assertThat(build.getResult()).as(Files.readString(log())).isEqualTo(Result.SUCCESS);
        assertThat(Files.readString(log()))
                .contains("Resuming build at ", "+ echo ended\nended\n", "after true")
                .containsOnlyOnce("\nbegun\n");
    }

    @Test
    void shouldFollowScriptThatStillRuns() throws Exception {
        runUntilKilled();
        try (Controller controller = Controller.start(home);
                ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            until(() -> Files.readString(log()).contains("Resuming build at "));
            Files.createFile(inWorkspace("go"));
            assertFollowed(controller);
        }
    }

    @Test
    void shouldTakeResultOfScriptThatEndedMeanwhile() throws Exception {
        runUntilKilled();
        Files.createFile(inWorkspace("go"));
        until(() -> Files.exists(inWorkspace("ended")));
        try (Controller controller = Controller.start(home);
                ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            assertFollowed(controller);
        }
    }
}
