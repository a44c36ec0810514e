package io.jenkins.plugins.releaseguard.lock.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.net.URL;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

class LockPageITest extends LockingController {

    private static final String HOSTILE = "<script>alert('x')</script>/../%2e & \"q\"";
    private static final String HOSTILE_PATH =
            "locks/lock/~3Cscript~3Ealert~28~27x~27~29~3C~2Fscript~3E~2F..~2F~252e~20~26~20~22q~22/";

    @Test
    void shouldShowHoldersWaitersAndHistory() throws Exception {
        j.assertBuildStatusSuccess(j.waitForCompletion(builds.start("first", "releaseLock('site') { }")));
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter = builds.start("test", "releaseLock(names: ['site', 'db']) { }");
        j.waitForMessage("Waiting for lock", waiter);

        HtmlPage page = page("locks/lock/site/");
        assertThat(page.getElementById("facts").asNormalizedText()).contains("held");
        assertThat(page.getElementById("holders").asNormalizedText()).contains("deploy #1", "exclusive");
        assertThat(page.getElementById("waiters").asNormalizedText())
                .contains("test #1", "together with 'db'", "'site' is held exclusively by deploy #1");
        assertThat(page.getElementById("lock-history").asNormalizedText()).contains("first #1", "given back");
        assertThat(page.getElementById("chart-waiting").getElementsByTagName("svg"))
                .hasSize(1);
        assertThat(page.getElementById("chart-holding").asXml()).contains("95th percentile");
        assertThat(page.getAnchorByText("deploy #1").getHrefAttribute()).endsWith("/job/deploy/1/");

        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
    }

    @Test
    void shouldTellProgramsTheSame() throws Exception {
        j.assertBuildStatusSuccess(j.waitForCompletion(builds.start("deploy", "releaseLock('site') { }")));

        JSONObject lock = j.getJSON("locks/lock/site/api/json?depth=1").getJSONObject();
        assertThat(lock.getString("name")).isEqualTo("site");
        assertThat(lock.getJSONObject("lock").getString("state")).isEqualTo("free");
        JSONObject entry = lock.getJSONArray("history").getJSONObject(0);
        assertThat(entry.getString("kind")).isEqualTo("RELEASED");
        assertThat(entry.getString("build")).isEqualTo("deploy #1");
        assertThat(entry.getString("url")).isEqualTo("job/deploy/1/");
        assertThat(entry.getLong("waitedSeconds")).isGreaterThanOrEqualTo(0);
        assertThat(lock.getJSONArray("usage").getJSONObject(0).getInt("requests"))
                .isEqualTo(1);
        assertThat(j.getJSON("locks/lock/site/api/json?tree=lock[capacity]")
                        .getJSONObject()
                        .getJSONObject("lock")
                        .getInt("capacity"))
                .isEqualTo(1);
    }

    @Test
    void shouldEscapeHostileNames() throws Exception {
        WorkflowRun holder = builds.start(
                "deploy", "releaseLock(name: '''" + HOSTILE.replace("'", "\\'") + "''') { pause 'deploy' }");
        PauseStep.await("deploy");

        HtmlPage list = page("locks");
        assertThat(list.getByXPath("//main//script[contains(text(), 'alert')] | //main//img"))
                .isEmpty();
        assertThat(list.getAnchorByText(HOSTILE).getHrefAttribute()).endsWith("/" + HOSTILE_PATH);
        HtmlPage page = list.getAnchorByText(HOSTILE).click();
        assertThat(page.getUrl()).hasToString(j.getURL() + HOSTILE_PATH);
        assertThat(page.getByXPath("//main//script[contains(text(), 'alert')] | //main//img"))
                .isEmpty();
        assertThat(page.getElementById("holders").asNormalizedText()).contains("deploy #1");

        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldNotKnowLocksThatNobodyAskedFor() throws Exception {
        assertThat(status("locks/lock/nosuch/")).isEqualTo(404);
        assertThat(status("locks/lock/~2/")).isEqualTo(404);
        assertThat(status("locks/lock/%3Cb%3E/")).isEqualTo(404);
    }

    @Test
    void shouldFindFreeLocksByName() throws Exception {
        j.assertBuildStatusSuccess(j.waitForCompletion(builds.start("deploy", "releaseLock('Site 1') { }")));

        assertThat(page("locks").asNormalizedText()).contains("No build holds or waits for a lock.");
        HtmlPage found = page("locks/?search=site");
        assertThat(found.getElementById("locks").asNormalizedText()).contains("Site 1", "free");
        assertThat(page("locks/?search=%3Cb%3E").asNormalizedText()).contains("No lock has '<b>' in its name.");
    }

    @Test
    void shouldNeedThePermission() throws Exception {
        j.assertBuildStatusSuccess(j.waitForCompletion(builds.start("deploy", "releaseLock('site') { }")));
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(GuardPermissions.VIEW_LOCKS, Item.READ)
                .everywhere()
                .to("nobody")
                .grant(Jenkins.READ)
                .everywhere()
                .to("viewer"));
        assertThat(status("locks/lock/site/")).isEqualTo(403);
        assertThat(status("locks/lock/site/now")).isEqualTo(403);
        assertThat(status("locks/lock/site/api/json")).isEqualTo(403);
        assertThat(j.createWebClient().login("viewer").goTo("locks/lock/site/").asNormalizedText())
                .contains("Lock site");
    }

    @Test
    void shouldSayThatTheDatabaseCantBeReached() throws Exception {
        ReleaseGuardConfiguration.get().setDatabaseUrl("jdbc:postgresql://127.0.0.1:1/guard");
        try {
            assertThat(page("locks/lock/site/").asNormalizedText())
                    .contains("The database of Release Guard can't be reached (jdbc:postgresql://127.0.0.1:1/guard");
        } finally {
            ReleaseGuardConfiguration.get().setDatabaseUrl("");
        }
    }

    private int status(String path) throws Exception {
        JenkinsRule.WebClient client = j.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        client.setJavaScriptEnabled(false);
        client.setRedirectEnabled(false);
        return client.loadWebResponse(new WebRequest(new URL(j.getURL(), path))).getStatusCode();
    }

    private HtmlPage page(String path) throws Exception {
        return j.createWebClient().goTo(path);
    }
}
