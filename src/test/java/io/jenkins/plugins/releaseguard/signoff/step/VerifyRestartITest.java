package io.jenkins.plugins.releaseguard.signoff.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.Verification;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class VerifyRestartITest {

    private static final String ASKS = "Release 1.4.0 waits for two people to keep it, or one to roll it back";

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void shouldGoOnInTheBlockAfterRestart() throws Throwable {
        session.then(jenkins -> {
            Release.secure(jenkins);
            Release.signed(jenkins, """
                releaseVerify(version: '1.4.0', checks: ['before', 'over']) {
                  releaseCheck('before') { error 'hangs' }
                  releaseCheck('over') { pause 'over' }
                }
                """);
            PauseStep.await("over");
            PauseStep.forget();
        });
        session.then(jenkins -> {
            Release release = Release.again(jenkins);
            PauseStep.go("over");
            jenkins.waitForMessage(ASKS, release.build());
            List<Verification> verifications = release.gate().aftermath().verifications();
            assertThat(verifications).hasSize(1);
            assertThat(verifications.get(0).summary()).isEqualTo("1 of 2 checks passed; failed: before");
            release.post("alice", "rollBack", "hangs");
            WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(release.build()));
            jenkins.assertLogContains("was rolled back by alice: hangs", build);
        });
    }

    @Test
    void shouldWaitOnAfterRestart() throws Throwable {
        session.then(jenkins -> {
            Release.secure(jenkins);
            Release release = Release.signed(jenkins, "releaseVerify('1.4.0') { releaseCheck('login') {} }");
            jenkins.waitForMessage(ASKS, release.build());
            release.post("alice", "keep", "");
        });
        session.then(jenkins -> {
            Release release = Release.again(jenkins);
            assertThat(release.build().isBuilding()).isTrue();
            release.post("bob", "keep", "");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(release.build()));
            assertThat(release.gate().aftermath().verifications()).hasSize(1);
        });
    }

    @Test
    void shouldRollBackWhenThatWasDecidedJustBeforeRestart() throws Throwable {
        session.then(jenkins -> {
            Release.secure(jenkins);
            Release release = Release.signed(jenkins, "releaseVerify('1.4.0') { pause 'smoke' }");
            PauseStep.await("smoke");
            release.post("alice", "rollBack", "on fire");
        });
        session.then(jenkins -> {
            WorkflowRun build = jenkins.assertBuildStatus(
                    Result.FAILURE,
                    jenkins.waitForCompletion(Release.again(jenkins).build()));
            jenkins.assertLogContains("was rolled back by alice: on fire", build);
        });
    }
}
