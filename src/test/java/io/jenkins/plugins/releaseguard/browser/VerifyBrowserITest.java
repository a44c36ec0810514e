package io.jenkins.plugins.releaseguard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.signoff.Release;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people decide after a release, as they click it in a real browser. */
@WithJenkins
class VerifyBrowserITest extends ReleaseInBrowser {

    @Test
    void shouldRollBackByOneAndBeConfirmedByAnother() throws Exception {
        WorkflowRun build = verified("releaseCheck('login') { error 'HTTP 500' }");
        openRelease("alice");
        browser.awaitText("1 of 3 checks passed; failed: login; not run: search");
        browser.screenshot("verify-failed");
        decide("rollBack", "Roll the release back", "Nobody gets in.");
        browser.awaitText("rolled back by alice: Nobody gets in.");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Rollback plan:", build);
        browser.screenshot("verify-rolled-back");
        openRelease("bob");
        browser.awaitText("A second person has to confirm that alice rolled it back.");
        decide("rollBack", "Confirm the roll-back", "Saw it, too.");
        browser.awaitText("roll back confirmed");
        assertThat(browser.has("//button[@name='keep' or @name='rollBack']")).isFalse();
        browser.screenshot("verify-confirmed");
        browser.open(build.getUrl());
        browser.awaitText("roll back confirmed");
        browser.screenshot("build-rolled-back");
    }

    @Test
    void shouldBeKeptByTwo() throws Exception {
        WorkflowRun build = verified("releaseCheck('login') {}; releaseCheck('search') {}");
        browser.login("alice");
        browser.open("releases/");
        browser.await("//*[@id='mine-to-sign']");
        browser.screenshot("releases-to-decide");
        openRelease("alice");
        browser.awaitText("3 of 3 checks passed");
        browser.screenshot("verify-passed");
        decide("keep", "Keep the release", "");
        browser.awaitText("keep proposed");
        openRelease("bob");
        decide("keep", "Agree to keep it", "All fine.");
        browser.awaitText("decision confirmed by bob: All fine.");
        browser.screenshot("verify-kept");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    private WorkflowRun verified(String checks) throws Exception {
        Release release = Release.signed(
                jenkins,
                "releaseVerify(version: '1.4.0', checks: ['home page', 'login', 'search']) {"
                        + " releaseCheck('home page') {}; " + checks + " }");
        jenkins.waitForMessage("waits for two people to keep it", release.build());
        return release.build();
    }

    @Override
    void openRelease(String user) {
        super.openRelease(user);
        browser.awaitText("After the release");
    }

    private void decide(String act, String label, String reason) {
        browser.await("//details[@id='act-" + act + "']/summary[.='" + label + "']")
                .click();
        browser.await("//*[@id='" + act + "-reason']").sendKeys(reason);
        browser.await("//button[@name='" + act + "']").click();
    }
}
