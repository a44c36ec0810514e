package io.jenkins.plugins.releaseguard.signoff.step;

import io.jenkins.plugins.releaseguard.signoff.Release;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class SignOffRestartITest {

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void shouldKeepSignaturesOverRestart() throws Throwable {
        session.then(jenkins -> {
            Release.secure(jenkins);
            Release release = Release.start(jenkins, "olivia");
            release.approve("alice");
            jenkins.waitForMessage("approved by alice", release.build());
        });
        session.then(jenkins -> {
            Release release = Release.again(jenkins);
            release.approve("bob");
            WorkflowRun build = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(release.build()));
            jenkins.assertLogContains("signed by [alice, bob]", build);
        });
    }

    @Test
    void shouldGoOnWhenSignedJustBeforeRestart() throws Throwable {
        session.then(jenkins -> {
            Release.secure(jenkins);
            Release release = Release.start(jenkins, null);
            release.approve("alice");
            release.approve("bob");
        });
        session.then(jenkins -> {
            WorkflowRun build = jenkins.assertBuildStatusSuccess(
                    jenkins.waitForCompletion(Release.again(jenkins).build()));
            jenkins.assertLogContains("signed by [alice, bob]", build);
        });
    }
}
