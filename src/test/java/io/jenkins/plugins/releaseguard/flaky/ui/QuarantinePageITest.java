package io.jenkins.plugins.releaseguard.flaky.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.releaseguard.config.QuarantineConfiguration;
import io.jenkins.plugins.releaseguard.flaky.Flakes;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTable;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class QuarantinePageITest {
    private static final TestId LATE = new TestId("s", "", "p.B", "late", 1);
    private static final TestId HOSTILE = new TestId("s", "", "p.A", "<script>alert(1)</script>", 1);

    private static List<String> names(HtmlPage page) {
        HtmlTable table = page.getHtmlElementById("quarantine");
        return table.getBodies().get(0).getRows().stream()
                .map(row -> row.getCell(0).getAttribute("title"))
                .toList();
    }

    private static String text(JenkinsRule j, String path) throws Exception {
        return j.createWebClient().goTo(path, null).getWebResponse().getContentAsString();
    }

    @Test
    void shouldSayThatThereIsNone(JenkinsRule j) throws Exception {
        HtmlPage page = j.createWebClient().goTo("quarantine/");
        assertThat(page.asNormalizedText()).contains("No flaky test was found yet.");
        assertThat(j.createWebClient().goTo("quarantine/plan").asNormalizedText())
                .contains("No test is in quarantine.");
    }

    @Test
    void shouldListSearchAndSort(JenkinsRule j) throws Exception {
        FreeStyleProject shop = j.createFreeStyleProject("shop");
        j.buildAndAssertSuccess(shop);
        Flakes.record("shop", 1, LATE, Fate.FLAKY);
        Flakes.record("shop", 5, LATE, Fate.FLAKY);
        Flakes.record("shop", 3, HOSTILE, Fate.FLAKY);
        HtmlPage page = j.createWebClient().goTo("quarantine/");
        assertThat(names(page)).containsExactly("p.B.late", "p.A.<script>alert(1)</script>");
        assertThat(page.getAnchorByText("shop").getHrefAttribute()).endsWith("/job/shop/");
        assertThat(page.asNormalizedText()).contains("2 tests", "#5", "100 %", "34 to 100 %, 2 runs", "suspected");
        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert");
        HtmlPage byTest = page.getAnchorByText("Test").click();
        assertThat(names(byTest)).containsExactly("p.A.<script>alert(1)</script>", "p.B.late");
        assertThat(names(j.createWebClient().goTo("quarantine/?search=LATE"))).containsExactly("p.B.late");
        assertThat(names(j.createWebClient().goTo("quarantine/?search=is:suspected+priority:normal")))
                .hasSize(2);
        for (String none : List.of("is:overdue", "priority:high", "owner:x", "nosuch%25", "is:proposed")) {
            HtmlPage nothing = j.createWebClient().goTo("quarantine/?sort=nonsense&search=" + none);
            assertThat(nothing.asNormalizedText()).contains("0 tests");
        }
    }

    @Test
    void shouldListPendingProposalToIgnoreAsProposed(JenkinsRule j) throws Exception {
        j.createFreeStyleProject("shop");
        Flakes.record("shop", 1, LATE, Fate.FLAKY);
        Flakes.record("shop", 2, HOSTILE, Fate.FLAKY);
        long late = Flakes.id("late");
        Flakes.quarantine(late, "SHOP-1");
        Flakes.propose(late, Purpose.IGNORE_TEAM_AGREED, "SHOP-2");
        Flakes.propose(Flakes.id("script"), Purpose.QUARANTINE, "SHOP-3");

        HtmlPage proposed = j.createWebClient().goTo("quarantine/?search=is:proposed&sort=TEST");
        assertThat(names(proposed)).containsExactly("p.A.<script>alert(1)</script>", "p.B.late");
        assertThat(proposed.asNormalizedText())
                .contains("Proposed: quarantine", "Proposed: ignore for good: the team agreed")
                .contains("2 tests");
        assertThat(proposed.getElementById("quarantine-tabs").getElementsByTagName("a"))
                .extracting(HtmlElement::getTextContent)
                .contains("Active2", "Suspected0", "Proposed2", "In quarantine1");
        assertThat(text(j, "quarantine/csv?search=is:proposed")).contains("IGNORE_TEAM_AGREED");
    }

    @Test
    void shouldPage(JenkinsRule j) throws Exception {
        j.createFreeStyleProject("shop");
        Flakes.recordMany("shop", 131);
        HtmlPage first = j.createWebClient().goTo("quarantine/?sort=TEST");
        assertThat(names(first)).hasSize(50).startsWith("p.A.t10000");
        assertThat(first.asNormalizedText()).contains("1 to 50 of 131 tests");
        HtmlPage second = first.getAnchorByText("Next").click();
        assertThat(names(second)).hasSize(50).startsWith("p.A.t10050");
    }

    @Test
    void shouldShowOnlyWhatUserMayRead(JenkinsRule j) throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        FreeStyleProject open = j.createFreeStyleProject("open");
        j.createFreeStyleProject("secret");
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "blind")
                .grant(Item.READ)
                .onItems(open)
                .to("reader"));
        Flakes.record("open", 1, LATE, Fate.FLAKY);
        Flakes.record("secret", 1, new TestId("s", "", "p.B", "hidden", 1), Fate.FLAKY);
        Flakes.record("deleted", 1, new TestId("s", "", "p.C", "left", 1), Fate.FLAKY);
        assertThat(names(j.createWebClient().login("reader").goTo("quarantine/")))
                .containsExactly("p.B.late");
        assertThat(names(j.createWebClient().login("admin").goTo("quarantine/")))
                .hasSize(3);
        assertThat(j.createWebClient().login("blind").goTo("quarantine/").asNormalizedText())
                .doesNotContain("late", "hidden");
        long hidden = Flakes.id("hidden");
        j.createWebClient().login("reader").assertFails("quarantine/entry/" + hidden + "/", 404);
        assertThat(GuardPermissions.VIEW_QUARANTINE.impliedBy).isEqualTo(Jenkins.READ);
        j.createWebClient().assertFails("quarantine/", 403);
        j.createWebClient().assertFails("job/open/quarantine/", 403);
    }

    @Test
    void shouldShowPagesOfJobsAndFolders(JenkinsRule j) throws Exception {
        MockFolder team = j.createFolder("team");
        team.createProject(FreeStyleProject.class, "shop");
        j.createFreeStyleProject("till");
        Flakes.record("team/shop", 1, LATE, Fate.FLAKY);
        Flakes.record("till", 1, HOSTILE, Fate.FLAKY);
        assertThat(names(j.createWebClient().goTo("job/team/quarantine/"))).containsExactly("p.B.late");
        assertThat(names(j.createWebClient().goTo("job/team/job/shop/quarantine/")))
                .containsExactly("p.B.late");
        HtmlPage till = j.createWebClient().goTo("job/till/quarantine/");
        assertThat(names(till)).containsExactly("p.A.<script>alert(1)</script>");
        HtmlPage entry = till.getAnchorByText("<script>alert(1)</script>").click();
        assertThat(entry.getUrl().getPath()).contains("/job/till/quarantine/entry/");
    }

    @Test
    void shouldExportAsJsonAndCsv(JenkinsRule j) throws Exception {
        j.createFreeStyleProject("shop");
        TestId formula = new TestId("s", "", "", "=HYPERLINK(\"http://x\";\"y\")", 1);
        Flakes.record("shop", 7, formula, Fate.FLAKY);
        JSONArray entries = j.getJSON("quarantine/api/json").getJSONObject().getJSONArray("entries");
        JSONObject test = entries.getJSONObject(0);
        assertThat(test.getString("testName")).isEqualTo(formula.name());
        assertThat(test.getString("scope")).isEqualTo("shop");
        assertThat(test.getString("state")).isEqualTo(State.SUSPECTED.name());
        assertThat(test.getInt("badRuns")).isEqualTo(1);
        Page csv = j.createWebClient().goTo("quarantine/csv", "text/csv");
        assertThat(csv.getWebResponse().getContentAsString())
                .startsWith("\"id\",\"test\"")
                .contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\"");
        assertThat(csv.getWebResponse().getResponseHeaderValue("Content-Disposition"))
                .contains("quarantine.csv");
    }

    @Test
    void shouldExportNothingWithTheJob(JenkinsRule j) throws Exception {
        j.createFreeStyleProject("shop");
        Flakes.record("shop", 7, LATE, Fate.FLAKY);
        assertThat(text(j, "job/shop/quarantine/api/json")).contains("late");
        assertThat(text(j, "job/shop/api/json?depth=9")).doesNotContain("late");
        assertThat(text(j, "api/json?depth=9")).doesNotContain("late");
    }

    @Test
    void shouldPlanManualRegression(JenkinsRule j) throws Exception {
        j.createFreeStyleProject("shop");
        Flakes.record("shop", 7, HOSTILE, Fate.FLAKY);
        Flakes.record("shop", 8, LATE, Fate.FLAKY);
        Flakes.quarantine(Flakes.id("script"), "SHOP-1");
        QuarantineConfiguration.get().setTicketUrl("https://tracker.example/{ticket}");
        HtmlPage page = j.createWebClient().goTo("quarantine/plan");
        assertThat(page.asNormalizedText()).contains("<script>alert(1)</script>", "Dev Automation");
        assertThat(page.asNormalizedText()).doesNotContain("late");
        assertThat(page.getAnchorByText("SHOP-1").getHrefAttribute()).isEqualTo("https://tracker.example/SHOP-1");
        assertThat(text(j, "quarantine/planCsv")).contains("\"p.A.<script>alert(1)</script>\"", "\"SHOP-1\"");
        assertThat(text(j, "quarantine/planMarkdown"))
                .startsWith("# Manual regression plan\n")
                .contains("- [ ] p.A.&lt;script\\>alert\\(1\\)&lt;/script\\> (shop, priority normal, ticket SHOP\\-1");
        assertThat(j.getJSON("quarantine/api/json?depth=2")
                        .getJSONObject()
                        .getJSONObject("plan")
                        .getJSONArray("tests")
                        .size())
                .isEqualTo(1);
    }
}
