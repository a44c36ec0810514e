package io.jenkins.plugins.releaseguard.flaky.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.config.QuarantineConfiguration;
import io.jenkins.plugins.releaseguard.flaky.Flakes;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.Ageing;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.notify.Concern;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.html.HtmlTextInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class EntryPageITest {
    private static final TestId HOSTILE = new TestId("s", "", "p.A", "</pre><script>alert(1)</script>", 1);

    private JenkinsRule j;
    private long id;

    @BeforeEach
    void flakyTest(JenkinsRule rule) throws Exception {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD, GuardPermissions.QUARANTINE)
                .everywhere()
                .to("ann", "ANN", "bob")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        FreeStyleProject shop = j.createFreeStyleProject("shop");
        j.buildAndAssertSuccess(shop);
        Flakes.record("shop", 1, HOSTILE, Fate.FLAKY);
        Flakes.record("shop", 2, HOSTILE, Fate.PASSED);
        id = Flakes.id("alert");
    }

    @AfterEach
    void resetClock() {
        Time.setClock(Clock.systemUTC());
    }

    private HtmlPage page(String user) throws Exception {
        return j.createWebClient().login(user).goTo("quarantine/entry/" + id + "/");
    }

    private static HtmlPage submit(HtmlPage page, String form, String reason) throws Exception {
        HtmlForm acting = page.getFormByName(form);
        HtmlTextArea text = acting.getTextAreaByName("reason");
        text.setText(reason);
        return acting.getElementsByTagName("button").get(0).click();
    }

    private void propose(String user) throws Exception {
        HtmlPage page = page(user);
        HtmlForm form = page.getFormByName("propose");
        ((HtmlTextInput) form.getInputByName("ticket")).setText("SHOP-17");
        submit(page, "propose", "waits too short");
    }

    private String csv(String path) throws Exception {
        Page page = j.createWebClient().login("reader").goTo("quarantine/entry/" + id + "/" + path, "text/csv");
        return page.getWebResponse().getContentAsString();
    }

    private State state() {
        return Flakes.entry(id).state();
    }

    private int post(String user, String act, String data) throws Exception {
        JenkinsRule.WebClient client = j.createWebClient().login(user).withThrowExceptionOnFailingStatusCode(false);
        WebRequest request =
                new WebRequest(new URL(j.getURL(), "quarantine/entry/" + id + "/" + act + "?" + data), HttpMethod.POST);
        client.addCrumb(request);
        return client.getPage(request).getWebResponse().getStatusCode();
    }

    @Test
    void shouldShowHistoryAttemptsAndFigures() throws Exception {
        HtmlPage page = page("reader");
        assertThat(page.getElementById("strip").getElementsByTagName("li")).hasSize(2);
        assertThat(page.asNormalizedText())
                .contains("suspected", "shop #1, attempt 0: <b>1 is not 2</b>", "c0ffee", "agent-1", "flaky in build 1")
                .contains("50 % (9 to 91 %, 2 runs; 95 % confidence)");
        assertThat(page.getWebResponse().getContentAsString())
                .doesNotContain("<script>alert", "<b>1 is")
                .contains("at p.A.m(A.java:7)");
        assertThat(page.getElementById("acts")).isNull();
        Page csv = j.createWebClient().login("reader").goTo("quarantine/entry/" + id + "/csv", "text/csv");
        assertThat(csv.getWebResponse().getContentAsString()).contains("\"FLAKY\",\"rerun by flakyRerun\"");
        assertThat(csv("historyCsv")).contains("\"shop\",\"1\",\"FLAKY\"");
        assertThat(csv("notesCsv")).contains("\"flaky in build 1\"");
        assertThat(csv("../../trendCsv")).startsWith("\"day\",\"flaky in seven days\"");
        JSONObject json = j.createWebClient()
                .login("reader")
                .getJSON("quarantine/entry/" + id + "/api/json")
                .getJSONObject();
        assertThat(json.getJSONArray("history").size()).isEqualTo(2);
        assertThat(json.getJSONArray("attempts").getJSONObject(0).getString("trace"))
                .contains("A.java:7");
    }

    @Test
    void shouldGoFromProposalToClosing() throws Exception {
        propose("ann");
        assertThat(state()).isEqualTo(State.PROPOSED);
        assertThat(Flakes.entry(id).proposal().owner()).isEqualTo("Dev Automation");
        assertThat(page("ann").asNormalizedText()).contains("somebody else must agree", "1 more must agree");
        submit(page("bob"), "agree", "seen it too");
        assertThat(state()).isEqualTo(State.QUARANTINED);
        HtmlPage quarantined = page("reader");
        assertThat(quarantined.asNormalizedText())
                .contains("in quarantine", "its failures don't count", "seen it too", "overdue", "0 days of 90");
        submit(page("bob"), "mitigate", "waits for the event now");
        assertThat(state()).isEqualTo(State.MITIGATED);
        Flakes.record("shop", 3, HOSTILE, Fate.PASSED);
        assertThat(page("reader").asNormalizedText()).contains("1 of 10 passes in a row");
        submit(page("bob"), "reopen", "no, it didn't help");
        assertThat(state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void shouldOfferWhatCanBeDoneInItsState() throws Exception {
        assertThat(acts()).containsExactly("Propose quarantine", "Reject");
        propose("ann");
        assertThat(acts()).containsExactly("Agree", "Reject");
        submit(page("bob"), "agree", "");
        assertThat(acts()).containsExactly("Mitigate", "Propose to ignore it for good");
        submit(page("bob"), "mitigate", "waits for the event now");
        assertThat(acts()).containsExactly("Back to quarantine");
    }

    @Test
    void shouldShowWhatIsProposedBesideTheQuarantine() throws Exception {
        Flakes.quarantine(id, "SHOP-1");
        propose("ann");
        assertThat(page("reader").asNormalizedText())
                .contains(
                        "in quarantine",
                        "Proposed now",
                        "ignore for good",
                        "its failures don't count",
                        "ticket SHOP-17")
                .contains("1 more must agree");
        assertThat(acts()).containsExactly("Agree", "Mitigate", "Reject");
        assertThat(page("ann").asNormalizedText()).contains("somebody else must agree");
        submit(page("bob"), "reject", "no");
        assertThat(Flakes.entry(id).proposal().ticket()).isEqualTo("SHOP-1");
        assertThat(acts()).containsExactly("Mitigate", "Propose to ignore it for good");
    }

    private List<String> acts() throws Exception {
        return page("bob").getElementById("acts").getElementsByTagName("summary").stream()
                .map(HtmlElement::asNormalizedText)
                .toList();
    }

    @Test
    void shouldRefuseAgreementToOnesOwnProposal() throws Exception {
        propose("ann");
        String version =
                String.valueOf(Quarantines.ofController().find(id).orElseThrow().version());
        assertThat(post("ann", "agree", "reason=x&version=" + version)).isEqualTo(400);
        assertThat(state()).isEqualTo(State.PROPOSED);
    }

    @Test
    void shouldKnowOnePersonHoweverTheIdIsSpelled() throws Exception {
        propose("ann");
        String version =
                String.valueOf(Quarantines.ofController().find(id).orElseThrow().version());
        assertThat(page("ANN").asNormalizedText()).contains("You proposed this: somebody else must agree.");
        assertThat(post("ANN", "agree", "reason=x&version=" + version)).isEqualTo(400);
        assertThat(state()).isEqualTo(State.PROPOSED);
    }

    @Test
    void shouldNeedPermissionAndPostForEachAct() throws Exception {
        for (String act : List.of("propose", "agree", "reject", "mitigate", "watch", "reopen", "close", "rename")) {
            String data = "reason=x&version=1&ticket=t&purpose=" + Purpose.QUARANTINE
                    + "&scope=shop&mitigation=TEST_FIXED&test=x&owner=";
            assertThat(post("reader", act, data)).as(act).isEqualTo(403);
            j.createWebClient().login("ann").assertFails("quarantine/entry/" + id + "/" + act, 405);
        }
        assertThat(state()).isEqualTo(State.SUSPECTED);
    }

    @Test
    void shouldRefuseGarbage() throws Exception {
        assertThat(post("ann", "reject", "reason=&version=1")).isEqualTo(400);
        assertThat(post("ann", "reject", "reason=x&version=x")).isEqualTo(400);
        assertThat(post("ann", "reject", "reason=x&version=99")).isEqualTo(400);
        assertThat(post("ann", "propose", "reason=x&version=1&ticket=t&purpose=NONSENSE&scope=shop&owner="))
                .isEqualTo(400);
        assertThat(post("ann", "propose", "reason=x&version=1&ticket=t&purpose=QUARANTINE&scope=other&owner="))
                .isEqualTo(400);
        assertThat(state()).isEqualTo(State.SUSPECTED);
        j.createWebClient().login("ann").assertFails("quarantine/entry/999999/", 404);
        j.createWebClient().login("ann").assertFails("quarantine/entry/x/", 404);
    }

    @Test
    void shouldRunItOnDemand() throws Exception {
        FreeStyleProject flakes = j.createFreeStyleProject("flakes");
        flakes.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("ENTRY", ""), new StringParameterDefinition("TIMES", "1")));
        QuarantineConfiguration.get().setOnDemandJob("flakes");
        Flakes.quarantine(id, "SHOP-1");
        submit(page("ann"), "mitigate", "fixed");
        submit(page("ann"), "watch", "let's see");
        j.waitUntilNoActivity();
        assertThat(flakes.getLastBuild().getEnvironment(TaskListener.NULL))
                .containsEntry("ENTRY", Long.toString(id))
                .containsEntry("TIMES", "20");
        for (int build = 1; build <= 20; build++) {
            Flakes.recordListed("flakes", build, HOSTILE, Fate.PASSED, Set.of(id));
        }
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void shouldOfferTheNewNameOfATestThatIsGone() throws Exception {
        Flakes.quarantine(id, "SHOP-1");
        Flakes.record("shop", 3, new TestId("s", "", "p.A", "renamed", 1), Fate.PASSED);
        submit(page("ann"), "rename", "better name");
        assertThat(Flakes.entry(id).test().name()).isEqualTo("renamed");
        assertThat(state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void shouldSuspectATestThatOnlyFails() throws Exception {
        TestId failing = new TestId("s", "", "p.C", "fails", 1);
        Flakes.record("shop", 4, failing, Fate.FAILED);
        HtmlPage page = j.createWebClient().login("ann").goTo("job/shop/quarantine/");
        HtmlPage entry = submit(page, "suspect", "the function is gone");
        assertThat(entry.getUrl().getPath()).contains("/entry/");
        assertThat(Flakes.entry(Flakes.id("p.C.fails")).state()).isEqualTo(State.SUSPECTED);
        assertThat(j.createWebClient().login("ann").goTo("job/shop/quarantine/").getElementById("suspect"))
                .isNull();
    }

    @Test
    void shouldWrapSelectBoxesForTheLook() throws Exception {
        Flakes.record("shop", 4, new TestId("s", "", "p.C", "fails", 1), Fate.FAILED);
        for (HtmlPage page :
                List.of(page("ann"), j.createWebClient().login("ann").goTo("job/shop/quarantine/"))) {
            assertThat(page.getByXPath("//select")).isNotEmpty();
            assertThat(page.getByXPath("//select[not(parent::div[@class='jenkins-select'])]"))
                    .isEmpty();
        }
    }

    @Test
    void shouldTellSignOffsOfWhatIsOverdue() {
        Flakes.quarantine(id, "SHOP-1");
        assertThat(Concern.all("shop")).isEmpty();
        Instant late = Instant.now().plus(Duration.ofDays(91));
        Time.setClock(Clock.fixed(late, ZoneOffset.UTC));
        Ageing.ofController().takeSteps(late);
        assertThat(Concern.all("shop"))
                .containsExactly(new Concern(
                        "1 test is overdue in quarantine, 1 of them in shop.", "quarantine/?search=is%3Aoverdue"));
    }
}
