package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import io.jenkins.plugins.releaseguard.signoff.Release;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a release's page says about the build that it ships, and the page of its job about the release. */
@WithJenkins
class ShipmentITest {

    private static final String SCRIPT = """
            releaseLock(names: ['site', 'db']) {
              node {
                writeFile file: 'r/a.xml', text: '''<testsuite name="p.A">
                  <testcase classname="p.A" name="late"><flakyError message="once"/></testcase>
                  <testcase classname="p.A" name="paid"/>
                  <testcase classname="p.A" name="shipped"><skipped/></testcase></testsuite>'''
                flakyTests results: 'r/*.xml', publish: true
              }
              releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9')
            }
            """;

    private JenkinsRule jenkins;
    private Release release;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Release.secure(rule);
        WorkflowJob job = rule.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
        Action olivia = new CauseAction(new Cause.UserIdCause("olivia"));
        WorkflowRun build = job.scheduleBuild2(0, olivia).waitForStart();
        rule.waitForMessage("Release 1.4.0 waits for 2 different people to sign it", build);
        release = Release.of(rule, build);
    }

    @AfterEach
    void stop() throws Exception {
        release.stop();
    }

    @Test
    void shouldShowTestsAndQuarantineAndLocks() throws Exception {
        assertThat(text(release.page()))
                .contains(
                        "2 passed, 0 failed, 1 skipped",
                        "1 failed and passed when rerun",
                        "0 failed and didn't count",
                        ">no test</a>",
                        "'db' and 'site' (token 1)",
                        "none known; no earlier build of this job was signed");
    }

    @Test
    void shouldLeaveItOutOfWhatThePageAsksForByItself() throws Exception {
        assertThat(text(release.page())).contains("id=\"rg-shipment\"");
        assertThat(text(release.page() + "live")).contains("id=\"rg-status\"").doesNotContain("rg-shipment");
    }

    @Test
    void shouldTellItByRemoteApiOfTheReleaseButNotOfTheList() throws Exception {
        JSONObject shipment =
                JSONObject.fromObject(text(release.page() + "api/json")).getJSONObject("shipment");
        assertThat(shipment.getInt("commitCount")).isZero();
        JSONArray facts = shipment.getJSONArray("facts");
        assertThat(facts.getJSONObject(0).getString("subject")).isEqualTo("Tests");
        assertThat(facts.getJSONObject(0).getString("text")).isEqualTo("2 passed, 0 failed, 1 skipped");
        assertThat(facts.getJSONObject(0).getString("url")).isEqualTo("job/shop/1/testReport/");
        assertThat(text("releases/api/json")).contains("1.4.0").doesNotContain("shipment");
    }

    @Test
    void shouldShowReleaseOnPageOfItsJob() throws Exception {
        assertThat(text("job/shop/"))
                .contains(release.page(), "Release 1.4.0", "waiting", "Nobody tests this release yet");
        release.stop();
        assertThat(text("job/shop/")).contains("Release 1.4.0", "aborted").doesNotContain("Nobody tests");
    }

    @Test
    void shouldShowNothingOnPageOfJobWithoutReleases() throws Exception {
        WorkflowJob other = jenkins.createProject(WorkflowJob.class, "other");
        other.setDefinition(new CpsFlowDefinition("echo 'built'", true));
        jenkins.buildAndAssertSuccess(other);
        assertThat(text("job/other/")).contains("other").doesNotContain("Sign-off");
    }

    private String text(String path) throws Exception {
        return release.get("rita", path).getContentAsString();
    }
}
