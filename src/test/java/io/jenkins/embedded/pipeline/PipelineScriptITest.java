package io.jenkins.embedded.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What scripts may do that Groovy by itself would do otherwise, and how they are ended by force. */
@WithJenkins
class PipelineScriptITest {

    private static WorkflowJob job(JenkinsRule j, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static String log(JenkinsRule j, String script) throws Exception {
        return JenkinsRule.getLog(
                j.assertBuildStatus(Result.SUCCESS, job(j, script).scheduleBuild2(0)));
    }

    @Test
    void shouldRunSleepAsStepAlsoInClosures(JenkinsRule j) throws Exception {
        String log = log(j, "sleep 0; def c = { [1].each { sleep 0 } }; c()");

        assertThat(log.split("\\[Pipeline] sleep", -1)).hasSize(3);
    }

    @Test
    void shouldRunSleepAsStepInBodyOfStep(JenkinsRule j) throws Exception {
        WorkflowRun build = job(
                        j,
                        "releaseLock('site') { switch (env.WHAT) { case 'no': break; default: echo 'now' }; sleep 600 }")
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("Sleeping for 10 min", build);

        build.doStop();

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
    }

    @Test
    void shouldComplainOfStepThatNobodyWillComeBackFrom(JenkinsRule j) throws Exception {
        WorkflowJob job = job(j, "class Name { String toString() { 'b' } }; 'a' + new Name()");

        WorkflowRun build = j.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        j.assertLogContains("expected to call java.lang.String.plus but wound up catching Name.toString", build);
    }

    @Test
    void shouldPrintToBuildLogAlsoInClosures(JenkinsRule j) throws Exception {
        assertThat(log(j, "[1].each { println \"line ${it}\"; print 'rest' }")).contains("line 1\n", "rest");
    }

    @Test
    void shouldKillEndlessLoop(JenkinsRule j) throws Exception {
        WorkflowRun build = job(j, "echo 'round and round'; while (true) { }")
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("round and round", build);

        build.doKill();

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
    }

    @Test
    void shouldTermStepThatDoesNotStop(JenkinsRule j) throws Exception {
        WorkflowRun build =
                job(j, "echo 'waiting'; sleep 1000").scheduleBuild2(0).waitForStart();
        j.waitForMessage("Sleeping", build);

        build.doTerm();

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
    }
}
