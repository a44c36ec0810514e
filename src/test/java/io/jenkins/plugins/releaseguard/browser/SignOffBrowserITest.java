package io.jenkins.plugins.releaseguard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import io.jenkins.plugins.releaseguard.signoff.Release;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.openqa.selenium.WebElement;

/** A release from check-in to the second signature, as its people click it in a real browser. */
@WithJenkins
class SignOffBrowserITest extends ReleaseInBrowser {

    @Test
    void shouldGoFromCheckInOverBlockerToTwoSignatures() throws Exception {
        WorkflowRun build = release();
        openRelease("alice");
        browser.awaitText("Nobody tests this release yet");
        browser.screenshot("release-new");
        click("checkIn");
        browser.awaitText("Only alice tests this release");
        openRelease("bob");
        click("checkIn");
        browser.awaitText("2 more people have to approve");

        expand("report");
        type("report-title", "Checkout hangs");
        choose("report-severity", "blocker");
        type("report-steps", "Put a book into the basket and press pay.");
        choose("report-production", "no");
        type("report-recording", "https://example.org/recordings/17");
        browser.screenshot("release-report");
        click("report");
        browser.awaitText("Open blocker 1 'Checkout hangs' (open)");
        browser.screenshot("release-blocker");

        openRelease("olivia");
        browser.awaitText("You can't approve: olivia started the build");
        assertThat(browser.has("//button[@name='approve']")).isFalse();
        expand("resolve-1");
        type("resolve-1-context", "The timeout is longer now. Pay again, also with a slow network.");
        browser.screenshot("release-resolve");
        click("resolve");
        browser.awaitText("(resolved)");

        openRelease("alice");
        expand("close-1");
        click("close");
        browser.awaitText("Round 2");
        approve();
        browser.awaitText("Approved by 1 of 2");
        browser.screenshot("release-signed-once");
        openRelease("bob");
        approve();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        browser.awaitText("gate opened");
        browser.screenshot("release-signed");
        browser.open(build.getUrl());
        browser.awaitText("approved by bob");
        browser.screenshot("build-signed");
        browser.open("releases/");
        browser.awaitText("signed");
        browser.screenshot("releases-decided");
    }

    @Test
    void shouldFailReleaseThatIsRejectedAndShowItToOthersAtOnce() throws Exception {
        WorkflowRun build = release();
        openRelease("alice");
        click("checkIn");
        browser.awaitText("Only alice tests this release");
        openRelease("bob");
        click("checkIn");
        expand("reject");
        type("reject-reason", "checkout hangs");
        click("reject");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("checkout hangs", build);
    }

    @Test
    void shouldShowWhatOthersDidWithoutReloadingAndKeepWhatIsBeingWritten() throws Exception {
        WorkflowRun build = release();
        Release release = Release.of(jenkins, build);
        release.post("bob", "checkIn");
        openRelease("alice");
        click("checkIn");
        expand("report");
        type("report-title", "half a sent");
        release.post("bob", "reject", "broken");
        browser.awaitText("rejected by bob: broken");
        assertThat(browser.await("//input[@id='report-title']").getDomProperty("value"))
                .isEqualTo("half a sent");
        jenkins.waitForCompletion(build);
    }

    @Test
    void shouldKeepFocusAndLiveRegionWhenThePageChanges() throws Exception {
        WorkflowRun build = release();
        Release release = Release.of(jenkins, build);
        release.post("bob", "checkIn");
        openRelease("alice");
        click("checkIn");
        browser.await("//details[@id='act-reject']/summary");
        browser.run("document.querySelector('#act-reject > summary').focus();"
                + " document.getElementById('rg-status').known = true");
        release.post("bob", "report", blocker());
        browser.awaitText("Open blocker 1");
        browser.awaitText("You can't approve");
        assertThat(browser.run("return document.activeElement.parentElement.id"))
                .isEqualTo("act-reject");
        assertThat(browser.run("return document.getElementById('rg-status').known"))
                .isEqualTo(true);
        release.stop();
    }

    /** Labels, headings without gaps, and a page that a phone shows without scrolling sideways. */
    @Test
    void shouldBeUsableByScreenReaderAndOnPhone() throws Exception {
        Release release = Release.of(jenkins, release());
        release.post("alice", "checkIn");
        release.post("bob", "checkIn");
        release.post("alice", "report", blocker());
        openRelease("bob");
        browser.shrink();
        assertUsable();
        browser.fullScreenshot("release-phone");
        browser.open("releases/");
        browser.awaitText("For you to fix");
        assertUsable();
        browser.fullScreenshot("releases-phone");
        browser.open("job/shop/");
        browser.awaitText("Open blocker 1");
        assertThat(sideways()).isZero();
        browser.fullScreenshot("job-phone");
        release.stop();
        browser.open("releases/figures/");
        browser.awaitText("Figures");
        assertUsable();
        browser.fullScreenshot("figures-phone");
    }

    private void assertUsable() {
        assertThat(sideways()).isZero();
        assertThat(browser.run("return Array.from(document.querySelectorAll("
                        + "'#main-panel :is(input:not([type=hidden]), textarea, select, button)'))"
                        + ".filter(e => e.labels.length === 0 && !e.ariaLabel && !e.textContent.trim())"
                        + ".map(e => e.outerHTML).join()"))
                .isEqualTo("");
        assertThat(browser.run("return Array.from(document.querySelectorAll('#main-panel :is(h1, h2, h3, h4)'))"
                        + ".map(h => Number(h.localName[1]))"
                        + ".filter((level, i, all) => level > (i === 0 ? 1 : all[i - 1] + 1)).length"))
                .isEqualTo(0L);
    }

    /** By how many pixels the page is wider than the window. */
    private long sideways() {
        return (Long) browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private static Map<String, String> blocker() {
        return Map.of(
                "title", "Checkout hangs with aVeryLongNameWithoutAnySpaceThatNoLineHoldsOnAPhone".repeat(2),
                "severity", "blocker",
                "steps", "Put a book into the basket and press pay.",
                "production", "no");
    }

    private WorkflowRun release() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(
                "releaseSignOff(version: '1.4.0', rollbackPlan: 'Deploy 1.3.9 again.',"
                        + " pullRequest: 'https://example.org/pulls/8')",
                true));
        WorkflowRun build = job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("olivia")))
                .waitForStart();
        jenkins.waitForMessage("waits for 2 different people", build);
        return build;
    }

    private void approve() {
        expand("approve");
        type("approve-reason", "tested checkout");
        click("approve");
    }

    private void expand(String form) {
        WebElement summary = browser.await("//details[@id='act-" + form + "']/summary");
        if (!browser.has("//details[@id='act-" + form + "'][@open]")) {
            summary.click();
        }
    }

    private void type(String id, String text) {
        browser.await("//*[@id='" + id + "']").sendKeys(text);
    }

    private void choose(String id, String choice) {
        browser.await("//select[@id='" + id + "']/option[@value='" + choice + "']")
                .click();
    }

    private void click(String act) {
        browser.await("//button[@name='" + act + "']").click();
    }
}
