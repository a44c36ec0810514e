package conformance.pipeline;

import static conformance.pipeline.Pipelines.*;
import static org.junit.jupiter.api.Assertions.*;

import hudson.FilePath;
import hudson.model.Result;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** node, sh and the file steps. */
@WithJenkins
@Timeout(60)
class WorkspaceStepsTest {

    private static JenkinsRule j;

    @BeforeAll
    static void startJenkins(JenkinsRule rule) {
        j = rule;
    }

    @AfterAll
    static void stopJenkins() throws Exception {
        j.after();
    }

    private static WorkflowRun ok(String body) throws Exception {
        return run(j, Result.SUCCESS, "node {\n" + body + "\n}");
    }

    private static WorkflowRun bad(String body) throws Exception {
        return run(j, Result.FAILURE, "node {\n" + body + "\n}");
    }

    @Test
    void shouldRunInWorkspaceNamedAfterJob() throws Exception {
        WorkflowRun build = ok("echo \"at ${pwd()} ${env.WORKSPACE} ${env.NODE_NAME}\"; sh 'echo shell at $PWD'");
        String path = new File(j.jenkins.getRootDir(), "workspace/" + build.getParent().getName()).getPath();
        assertLogOrder(build, "Running on Jenkins in " + path, "at " + path + " " + path + " built-in", "shell at " + path);
    }

    @Test
    void shouldKeepWorkspaceBetweenBuilds() throws Exception {
        WorkflowJob job = job(j, "node { if (fileExists('f')) { echo \"found ${readFile 'f'}\" } else { writeFile file: 'f', text: \"by ${env.BUILD_NUMBER}\" } }");
        j.buildAndAssertSuccess(job);
        j.assertLogContains("found by 1", j.buildAndAssertSuccess(job));
    }

    @Test
    void shouldUseSecondWorkspaceWhileFirstIsBusy() throws Exception {
        WorkflowRun build = start(job(j, "parallel a: { node { echo \"a at ${pwd()}\"; hold 'ws-a' } }, b: { hold 'ws-b'; node { echo \"b at ${pwd()}\" } }"));
        HoldStep.await("ws-a");
        HoldStep.succeed("ws-b", null);
        j.waitForMessage("/workspace/" + build.getParent().getName() + "@2", build);
        HoldStep.succeed("ws-a", null);
        finish(j, Result.SUCCESS, build);
    }

    @Test
    void shouldAllocateCustomWorkspace() throws Exception {
        j.assertLogContains("at " + j.jenkins.getRootDir() + "/my-ws", ok("ws(\"${env.JENKINS_HOME}/my-ws\") { echo \"at ${pwd()}\" }"));
    }

    @Test
    void shouldChangeIntoDirAndBack() throws Exception {
        WorkflowRun build = ok("dir('a/b') { echo \"in ${pwd()}\"; sh 'echo sh in $PWD'; writeFile file: 'x', text: 'y' }; echo \"out ${pwd()} ${fileExists 'a/b/x'}\"");
        String name = build.getParent().getName();
        assertLogOrder(build, "in ", name + "/a/b", "sh in ", name + "/a/b", "out ", name + " true");
    }

    @Test
    void shouldEchoShellCommandsAndOutput() throws Exception {
        WorkflowRun build = ok("sh 'echo one; echo two'");
        assertLogOrder(build, "+ echo one", "one", "+ echo two", "two");
    }

    @Test
    void shouldReturnStdoutUntrimmedAndHideItFromLog() throws Exception {
        WorkflowRun build = ok("def o = sh(script: 'printf \"se%s\\\\n\" cret', returnStdout: true); echo \"length ${o.length()} ${o.trim().reverse()}\"");
        j.assertLogContains("length 7 terces", build);
        j.assertLogNotContains("secret", build);
    }

    @Test
    void shouldReturnStatus() throws Exception {
        j.assertLogContains("status 3 and 0", ok("echo \"status ${sh(script: 'exit 3', returnStatus: true)} and ${sh(script: 'true', returnStatus: true)}\""));
    }

    @Test
    void shouldReturnNullFromPlainShell() throws Exception {
        j.assertLogContains("null: true", ok("def v = sh 'true'; echo \"null: ${v == null}\""));
    }

    @Test
    void shouldFailWithExitCode() throws Exception {
        WorkflowRun build = bad("sh 'exit 7'");
        j.assertLogContains("ERROR: script returned exit code 7", build);
        j.assertLogNotContains("\tat ", build);
    }

    @Test
    void shouldStopShellAtFirstFailingCommand() throws Exception {
        WorkflowRun build = bad("sh '''\nfalse\necho not-reached\n'''");
        j.assertLogContains("ERROR: script returned exit code 1", build);
        j.assertLogNotContains("not-reached", build);
    }

    @Test
    void shouldCatchShellFailureInGroovy() throws Exception {
        WorkflowRun build = run(j, Result.SUCCESS, "node { try { sh 'exit 5' } catch (e) { echo \"caught ${e.message}\" } }");
        j.assertLogContains("caught script returned exit code 5", build);
    }

    @Test
    void shouldPassEnvironmentToShell() throws Exception {
        WorkflowRun build = ok("env.A = 'global'; withEnv(['B=scoped', 'PATH+X=/extra/bin']) { sh 'echo \"[$A] [$B] [$PATH]\" [$JOB_NAME] [$BUILD_NUMBER]' }");
        assertLogOrder(build, "[global] [scoped] [/extra/bin:", "[" + build.getParent().getName() + "] [1]");
    }

    @Test
    void shouldKeepLabelOfShellForTheStepNode() throws Exception {
        // the label is not in the log, but an action of the step's flow node
        WorkflowRun build = ok("sh label: 'my label', script: 'true'");
        DepthFirstScanner scanner = new DepthFirstScanner();
        FlowNode node = scanner.findFirstMatch(build.getExecution(), n -> n.getAction(LabelAction.class) != null);
        assertEquals("my label", node.getDisplayName());
        assertEquals("sh (my label)", node.getDisplayFunctionName());
        j.assertLogNotContains("my label", build);
    }

    @Test
    void shouldHonourShebang() throws Exception {
        WorkflowRun build = ok("sh '''#!/bin/sh\necho plain\n'''");
        j.assertLogContains("plain", build);
        j.assertLogNotContains("+ echo plain", build);
    }

    @Test
    void shouldKillShellOnAbort() throws Exception {
        WorkflowRun build = start(job(j, "node { sh 'sleep 50' }"));
        j.waitForMessage("+ sleep 50", build);
        build.getExecutor().interrupt();
        finish(j, Result.ABORTED, build);
        assertLogOrder(build, "Sending interrupt signal to process", "script returned exit code 143");
    }

    @Test
    void shouldWriteReadAndFindFiles() throws Exception {
        WorkflowRun build = ok("writeFile file: 'sub/f.txt', text: 'caf\\u00e9\\n', encoding: 'UTF-8'; echo \"<${readFile(file: 'sub/f.txt', encoding: 'UTF-8')}> ${fileExists 'sub/f.txt'} ${fileExists 'sub'} ${fileExists 'none'}\"");
        j.assertLogContains("<caf\u00e9\n> true true false", build);
        FilePath workspace = j.jenkins.getWorkspaceFor(build.getParent());
        assertEquals("caf\u00e9\n", workspace.child("sub/f.txt").readToString());
    }

    @Test
    void shouldReadAndWriteBase64() throws Exception {
        j.assertLogContains("text hi and aGk=", ok("writeFile file: 'b', text: 'aGk=', encoding: 'Base64'; echo \"text ${readFile 'b'} and ${readFile file: 'b', encoding: 'Base64'}\""));
    }

    @Test
    void shouldFailToReadMissingFile() throws Exception {
        WorkflowRun build = bad("readFile 'nothing.txt'");
        j.assertLogContains("java.nio.file.NoSuchFileException: ", build);
        j.assertLogContains("/nothing.txt", build);
    }

    @Test
    void shouldDeleteDir() throws Exception {
        j.assertLogContains("left false", ok("writeFile file: 'd/f', text: ''; dir('d') { deleteDir() }; echo \"left ${fileExists 'd/f'}\""));
    }

    @Test
    void shouldArchiveArtifacts() throws Exception {
        WorkflowRun build = ok("writeFile file: 'out/a.txt', text: 'aaa'; writeFile file: 'out/b.log', text: ''; archiveArtifacts 'out/*.txt'");
        j.assertLogContains("Archiving artifacts", build);
        assertEquals(List.of("out/a.txt"), build.getArtifacts().stream().map(a -> a.relativePath).toList());
        assertEquals("aaa", Files.readString(new File(build.getArtifactsDir(), "out/a.txt").toPath()));
    }

    @Test
    void shouldFailWhenNothingToArchive() throws Exception {
        WorkflowRun build = bad("archiveArtifacts 'none/*.txt'");
        j.assertLogContains("ERROR: No artifacts found that match the file pattern \"none/*.txt\". Configuration error?", build);
        j.assertLogContains("Finished: SUCCESS", ok("archiveArtifacts artifacts: 'none/*.txt', allowEmptyArchive: true"));
    }
}
