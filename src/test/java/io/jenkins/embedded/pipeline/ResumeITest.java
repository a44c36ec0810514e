package io.jenkins.embedded.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.queue.QueueListener;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Builds whose files were damaged while the controller was down. */
class ResumeITest {

    private static final byte[] HALF_A_RECORD = {0, 0, 1, 0, 42};

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private static WorkflowRun startSleeping(JenkinsRule j) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition("stage('s') { sleep 2 }; echo 'awake'", true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("Sleeping", build);
        build.getExecution().getCurrentExecutions(true).get(); // the program is saved when this is answered
        return build;
    }

    private static Path file(WorkflowRun build, String name) {
        return new File(build.getRootDir(), name).toPath();
    }

    private static WorkflowRun build(JenkinsRule j) {
        return j.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
    }

    @Test
    void shouldFailBuildWhoseProgramIsGone() throws Throwable {
        session.then(j -> Files.delete(file(startSleeping(j), "program.dat")));
        session.then(j -> {
            WorkflowRun build = j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build(j)));

            assertThat(JenkinsRule.getLog(build))
                    .contains("The saved program of this build can't be read, so it can't be resumed", "program.dat")
                    .doesNotContain("awake");
            assertThat(build.getExecution().isComplete()).isTrue();
        });
    }

    @Test
    void shouldDropHalfWrittenRecordOfNode() throws Throwable {
        session.then(j -> Files.write(
                file(startSleeping(j), "workflow/nodes.journal"), HALF_A_RECORD, StandardOpenOption.APPEND));
        session.then(j -> {
            WorkflowRun build = j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(build(j)));

            assertThat(JenkinsRule.getLog(build)).contains("Resuming build at ", "awake");
        });
        session.then(j -> assertThat(build(j).getExecution().isComplete()).isTrue());
    }

    /** Killed in between, the controller would find this at its next start. */
    @Test
    void shouldNotForgetOthersWhileItResumesOne() throws Throwable {
        session.then(j -> {
            for (String name : List.of("p", "q", "r")) {
                WorkflowJob job = j.createProject(WorkflowJob.class, name);
                job.setDefinition(new CpsFlowDefinition("sleep 300", true));
                j.waitForMessage("Sleeping", job.scheduleBuild2(0).waitForStart());
            }
        });
        Running.AT_EACH_RESUMPTION.clear();
        session.then(j -> {
            assertThat(Running.AT_EACH_RESUMPTION).hasSize(3);
            assertThat(Running.AT_EACH_RESUMPTION.get(0)).contains("p#1", "q#1", "r#1");
            assertThat(Running.AT_EACH_RESUMPTION.get(1)).contains("p#1", "q#1", "r#1");
            for (String name : List.of("p", "q", "r")) {
                WorkflowRun build =
                        j.jenkins.getItemByFullName(name, WorkflowJob.class).getBuildByNumber(1);
                build.doStop();
                j.waitForCompletion(build);
            }
        });
    }

    /** Reads which pipelines are noted as running. */
    @TestExtension("shouldNotForgetOthersWhileItResumesOne")
    public static final class Running extends QueueListener {

        private static final List<List<String>> AT_EACH_RESUMPTION = new ArrayList<>();

        @Override
        public void onEnterWaiting(Queue.WaitingItem item) {
            try {
                Path file = Jenkins.get().getRootDir().toPath().resolve("running-pipelines.txt");
                AT_EACH_RESUMPTION.add(Files.exists(file) ? Files.readAllLines(file) : List.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
