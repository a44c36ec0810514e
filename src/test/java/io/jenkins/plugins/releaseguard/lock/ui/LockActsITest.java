package io.jenkins.plugins.releaseguard.lock.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTableCell;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What an administrator does on the pages of locks. */
class LockActsITest extends LockingController {

    private static final LockName SITE = new LockName("site");

    @BeforeEach
    void secure() {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, GuardPermissions.VIEW_LOCKS)
                .everywhere()
                .to("viewer", "olivia")
                .grant(GuardPermissions.MANAGE_LOCKS)
                .everywhere()
                .to("olivia"));
    }

    @Test
    void shouldReleaseByForceAndAbortTheBlock() throws Exception {
        WorkflowRun deploy = builds.holder("deploy");
        WorkflowRun next = builds.start("next", "releaseLock('site') { echo 'my turn' }");
        j.waitForMessage("Waiting for lock", next);

        HtmlPage lock = client("olivia").goTo("locks/lock/site/");
        HtmlForm form = lock.getAnchorByText("Release…").<HtmlPage>click().getFormByName("force");
        form.getTextAreaByName("reason").setText("it hangs <b>");
        HtmlPage after = press(form, "Release by force");

        assertThat(after.getUrl()).hasToString(j.getURL() + "locks/lock/site/");
        assertThat(j.waitForCompletion(deploy).getResult()).isIn(Result.FAILURE, Result.ABORTED);
        j.assertLogContains("it hangs <b>", deploy);
        j.assertLogContains("olivia", deploy);
        j.assertBuildStatusSuccess(j.waitForCompletion(next));
        assertThat(client("viewer")
                        .goTo("locks/lock/site/")
                        .getElementById("lock-history")
                        .asNormalizedText())
                .contains("deploy #1", "released by force by olivia", "it hangs <b>");
    }

    @Test
    void shouldLetTheBlockRunOnWhenAskedTo() throws Exception {
        WorkflowRun deploy = builds.holder("deploy");

        HtmlForm form =
                client("olivia").goTo("locks/request/" + request() + "/").getFormByName("force");
        form.getTextAreaByName("reason").setText("not needed any more");
        form.getInputByName("keepRunning").setChecked(true);
        press(form, "Release by force");

        assertThat(LockStore.ofController().isHeld(SITE)).isFalse();
        assertThat(deploy.isBuilding()).isTrue();
        PauseStep.go("deploy");
        j.waitForCompletion(deploy);
    }

    @Test
    void shouldMoveAWaiterToTheFront() throws Exception {
        WorkflowRun deploy = builds.holder("deploy");
        WorkflowRun first = builds.start("first", "releaseLock('site') { echo 'x' }");
        j.waitForMessage("Waiting for lock", first);
        WorkflowRun second = builds.start("second", "releaseLock('site') { echo 'x' }");
        j.waitForMessage("Waiting for lock", second);

        HtmlPage lock = client("olivia").goTo("locks/lock/site/");
        HtmlPage request = ((HtmlAnchor)
                        lock.getFirstByXPath("//table[@id='waiters']//tr[contains(., 'second #1')]//a[text()='Move…']"))
                .click();
        HtmlForm form = request.getFormByName("move");
        form.getTextAreaByName("reason").setText("hotfix");
        HtmlPage after = press(form, "Move to the front");

        List<String> order = after.getByXPath("//table[@id='waiters']//tbody/tr/td[2]").stream()
                .map(cell -> ((HtmlTableCell) cell).asNormalizedText())
                .toList();
        assertThat(order).containsExactly("second #1", "first #1");
        assertThat(after.getElementById("lock-history").asNormalizedText())
                .contains("moved in the queue by olivia", "hotfix");
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(deploy));
        j.assertBuildStatusSuccess(j.waitForCompletion(first));
        j.assertBuildStatusSuccess(j.waitForCompletion(second));
    }

    @Test
    void shouldCloseForMaintenanceAndOpenAgain() throws Exception {
        WorkflowRun deploy = builds.holder("deploy");
        WorkflowRun waiter = builds.start("waiter", "releaseLock('site') { echo 'x' }");
        j.waitForMessage("Waiting for lock", waiter);

        HtmlForm close = client("olivia")
                .goTo("locks/lock/site/")
                .getAnchorByText("Maintenance…")
                .<HtmlPage>click()
                .getFormByName("close");
        close.getTextAreaByName("reason").setText("new disks");
        HtmlPage closed = press(close, "Close for maintenance");
        assertThat(closed.getElementById("closed").asNormalizedText())
                .contains("Closed for maintenance by olivia", "new disks");
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(deploy));
        assertThat(waiter.isBuilding()).isTrue();
        assertThat(client("viewer").goTo("locks").asNormalizedText())
                .contains("closed for maintenance", "by olivia: new disks", "'site' is closed by olivia");

        HtmlForm open = client("olivia").goTo("locks/lock/site/maintenance").getFormByName("open");
        open.getTextAreaByName("reason").setText("disks are in");
        HtmlPage opened = press(open, "Open again");
        assertThat(opened.getElementById("closed")).isNull();
        assertThat(opened.getElementById("lock-history").asNormalizedText())
                .contains("closed for maintenance by olivia", "opened again by olivia", "disks are in");
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
    }

    @Test
    void shouldKeepWhatWasWrittenWhenTheActIsNotPossibleAnyMore() throws Exception {
        WorkflowRun deploy = builds.holder("deploy");
        HtmlForm form = client("olivia").goTo("locks/lock/site/maintenance").getFormByName("close");
        form.getTextAreaByName("reason").setText("new <disks>");
        HtmlForm again = client("olivia").goTo("locks/lock/site/maintenance").getFormByName("close");
        again.getTextAreaByName("reason").setText("somebody was faster");
        press(again, "Close for maintenance");

        HtmlPage refused = press(form, "Close for maintenance");

        assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(409);
        assertThat(refused.getElementById("problem").asNormalizedText())
                .contains("'site' has been closed already, by olivia");
        assertThat(refused.getElementById("reason").getTextContent()).contains("new <disks>");
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(deploy));
    }

    @Test
    void shouldSayThatTheRequestHasEnded() throws Exception {
        WorkflowRun deploy = builds.holder("deploy");
        HtmlForm form =
                client("olivia").goTo("locks/request/" + request() + "/").getFormByName("force");
        form.getTextAreaByName("reason").setText("too late");
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(deploy));

        HtmlPage refused = press(form, "Release by force");

        assertThat(refused.asNormalizedText()).contains("It is gone already", "This request has ended.");
    }

    @Test
    void shouldWantAReason() throws Exception {
        WorkflowRun deploy = builds.holder("deploy");
        UUID request = request();
        for (String path : List.of(
                "locks/request/" + request + "/force",
                "locks/request/" + request + "/move?to=first",
                "locks/lock/site/close",
                "locks/lock/site/open")) {
            WebRequest post = new WebRequest(new URL(j.getURL(), path), HttpMethod.POST);
            JenkinsRule.WebClient olivia = client("olivia");
            olivia.addCrumb(post);
            assertThat(olivia.getPage(post).getWebResponse().getContentAsString())
                    .as(path)
                    .contains("A reason is needed");
        }
        assertThat(LockStore.ofController().isHeld(SITE)).isTrue();
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(deploy));
    }

    @Test
    void shouldOfferActsOnlyToThoseWhoMay() throws Exception {
        WorkflowRun deploy = builds.holder("deploy");
        String request = "locks/request/" + request() + "/";

        HtmlPage page = client("viewer").goTo("locks/lock/site/");
        assertThat(page.asNormalizedText()).doesNotContain("Release…", "Maintenance…");
        assertThat(client("viewer").goTo(request).getForms()).isEmpty();
        assertThat(get("viewer", "locks/lock/site/maintenance")).isEqualTo(403);
        assertThat(get("olivia", "locks/lock/site/maintenance")).isEqualTo(200);

        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(deploy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locks/request/{id}/force?reason=x",
                "locks/request/{id}/move?to=first&reason=x",
                "locks/lock/site/close?reason=x",
                "locks/lock/site/open?reason=x"
            })
    void shouldRefuseActsWithoutPermissionCrumbOrPost(String act) throws Exception {
        WorkflowRun deploy = builds.holder("deploy");
        String path = act.replace("{id}", request().toString());

        assertThat(post("viewer", path, true)).as("permission").isEqualTo(403);
        assertThat(post(null, path, true)).as("anonymous").isEqualTo(403);
        assertThat(post("olivia", path, false)).as("crumb").isEqualTo(403);
        assertThat(get("olivia", path)).as("GET").isEqualTo(405);

        assertThat(LockStore.ofController().isHeld(SITE)).isTrue();
        JSONObject lock = j.createWebClient()
                .login("viewer")
                .getJSON("locks/lock/site/api/json?depth=1")
                .getJSONObject();
        assertThat(lock.getJSONArray("history").size()).isZero();
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(deploy));
    }

    private static UUID request() {
        return LockStore.ofController().lockedBy(SITE).get(0).id();
    }

    /** Acts that aren't possible are answered with status 409 and the page. */
    private JenkinsRule.WebClient client(String user) throws Exception {
        JenkinsRule.WebClient client = j.createWebClient().login(user);
        client.setThrowExceptionOnFailingStatusCode(false);
        return client;
    }

    private static HtmlPage press(HtmlForm form, String button) throws Exception {
        HtmlButton found = form.getFirstByXPath(".//button[normalize-space(.)='" + button + "']");
        return found.click();
    }

    private int get(String user, String path) throws Exception {
        return status(user, new WebRequest(new URL(j.getURL(), path)), false);
    }

    private int post(String user, String path, boolean crumb) throws Exception {
        return status(user, new WebRequest(new URL(j.getURL(), path), HttpMethod.POST), crumb);
    }

    private int status(String user, WebRequest request, boolean crumb) throws Exception {
        JenkinsRule.WebClient client = j.createWebClient();
        if (user != null) {
            client.login(user);
        }
        client.setThrowExceptionOnFailingStatusCode(false);
        client.setJavaScriptEnabled(false);
        client.setRedirectEnabled(false);
        if (crumb) {
            client.addCrumb(request);
        }
        return client.loadWebResponse(request).getStatusCode();
    }
}
