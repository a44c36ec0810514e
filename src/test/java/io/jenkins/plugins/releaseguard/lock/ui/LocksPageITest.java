package io.jenkins.plugins.releaseguard.lock.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.net.URL;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

class LocksPageITest extends LockingController {

    @Test
    void shouldSayThatNobodyHoldsALock() throws Exception {
        assertThat(page("admin").asNormalizedText()).contains("No build holds or waits for a lock.");
    }

    @Test
    void shouldListHoldersAndWaitersWithLinks() throws Exception {
        WorkflowRun holder = builds.start("deploy", "releaseLock('site <b>') { pause 'deploy' }");
        PauseStep.await("deploy");
        WorkflowRun waiter = builds.start("test", "releaseLock('site <b>') { }");
        j.waitForMessage("Waiting for lock", waiter);

        HtmlPage page = page("admin");
        assertThat(page.getElementById("locks").asNormalizedText())
                .contains("site <b>", "deploy #1", "test #1", "'site <b>' is held exclusively by deploy #1 since ");
        assertThat(page.getAnchorByText("deploy #1").getHrefAttribute()).endsWith("/job/deploy/1/");
        assertThat(page.getAnchorByText("test #1").getHrefAttribute()).endsWith("/job/test/1/");

        JSONObject lock = j.getJSON("locks/api/json?depth=2")
                .getJSONObject()
                .getJSONObject("table")
                .getJSONArray("locks")
                .getJSONObject(0);
        assertThat(lock.getString("name")).isEqualTo("site <b>");
        assertThat(lock.getJSONArray("holders").getJSONObject(0).getString("url"))
                .isEqualTo("job/deploy/1/");
        assertThat(lock.getJSONArray("waiters").getJSONObject(0).getString("build"))
                .isEqualTo("test #1");

        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
    }

    @Test
    void shouldLinkBelowTheContextPathInWhatScriptsFetch() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        for (String fragment : new String[] {"locks/rows", "locks/lock/site/now"}) {
            assertThat(j.createWebClient()
                            .goTo(fragment)
                            .getAnchorByText("deploy #1")
                            .getHrefAttribute())
                    .as(fragment)
                    .isEqualTo(j.contextPath + "/job/deploy/1/");
        }
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldSearchWithNothingElseInTheAddress() throws Exception {
        HtmlInput search = page("admin").getFormByName("search").getInputByName("search");
        search.type("site");
        HtmlPage found = (HtmlPage) search.type('\n');
        assertThat(found.getUrl()).hasToString(j.getURL() + "locks/?sort=name&search=site");
        assertThat(found.asNormalizedText()).contains("No lock has 'site' in its name.");
    }

    @Test
    void shouldListAllWhoShareALock() throws Exception {
        String script = "releaseLock(name: 'site', mode: 'shared') { pause env.JOB_NAME }";
        WorkflowRun one = builds.start("one", script);
        PauseStep.await("one");
        WorkflowRun two = builds.start("two", script);
        PauseStep.await("two");

        assertThat(page("admin").getElementById("locks").asNormalizedText())
                .contains("shared by 2", "one #1", "two #1");
        JSONArray holders = j.getJSON("locks/api/json?depth=2")
                .getJSONObject()
                .getJSONObject("table")
                .getJSONArray("locks")
                .getJSONObject(0)
                .getJSONArray("holders");
        assertThat(holders.getJSONObject(0).getString("mode")).isEqualTo("shared");
        assertThat(holders.getJSONObject(1).getLong("token"))
                .isGreaterThan(holders.getJSONObject(0).getLong("token"));

        PauseStep.go("one");
        PauseStep.go("two");
        j.assertBuildStatusSuccess(j.waitForCompletion(one));
        j.assertBuildStatusSuccess(j.waitForCompletion(two));
    }

    @Test
    void shouldNeedThePermission() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("viewer"));
        JenkinsRule.WebClient viewer = j.createWebClient().login("viewer");
        assertThat(viewer.goTo("locks").asNormalizedText()).contains("No build holds");
        JenkinsRule.WebClient anonymous = j.createWebClient();
        anonymous.setThrowExceptionOnFailingStatusCode(false);
        // The page that denies leads on to the login by itself.
        anonymous.setJavaScriptEnabled(false);
        anonymous.setRedirectEnabled(false);
        assertThat(status(anonymous, "locks/")).isEqualTo(403);
        assertThat(status(anonymous, "locks/rows")).isEqualTo(403);
    }

    @Test
    void shouldNotLinkBuildsThatTheUserMayNotRead() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, GuardPermissions.VIEW_LOCKS)
                .everywhere()
                .to("viewer")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        assertThat(page("viewer").getByXPath("//table[@id='locks']//a[contains(@href, '/job/')]"))
                .isEmpty();
        assertThat(page("reader").getByXPath("//table[@id='locks']//a[contains(@href, '/job/')]"))
                .hasSize(1);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldSayThatTheDatabaseCantBeReached() throws Exception {
        ReleaseGuardConfiguration.get().setDatabaseUrl("jdbc:postgresql://127.0.0.1:1/guard");
        try {
            assertThat(page("admin").asNormalizedText())
                    .contains("The database of Release Guard can't be reached (jdbc:postgresql://127.0.0.1:1/guard");
        } finally {
            ReleaseGuardConfiguration.get().setDatabaseUrl("");
        }
    }

    private int status(JenkinsRule.WebClient client, String path) throws Exception {
        return client.loadWebResponse(new WebRequest(new URL(j.getURL(), path))).getStatusCode();
    }

    private HtmlPage page(String user) throws Exception {
        JenkinsRule.WebClient client = j.createWebClient();
        return j.jenkins.isUseSecurity() ? client.login(user).goTo("locks") : client.goTo("locks");
    }
}
