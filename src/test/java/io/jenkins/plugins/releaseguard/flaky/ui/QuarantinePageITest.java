package io.jenkins.plugins.releaseguard.flaky.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.FlakeSighting;
import io.jenkins.plugins.releaseguard.flaky.store.FlakyStore;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTable;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class QuarantinePageITest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static void record(String job, int build, String className, String name) {
        TestId test = new TestId("s", "", className, name, 1);
        FlakyStore.ofController()
                .record(job, build, NOON.plusSeconds(build), List.of(new FlakeSighting(test, Origin.RERUN, 1)));
    }

    private static List<String> names(HtmlPage page) {
        HtmlTable table = page.getHtmlElementById("quarantine");
        return table.getBodies().get(0).getRows().stream()
                .map(row -> row.getCell(0).asNormalizedText())
                .toList();
    }

    @Test
    void shouldSayThatThereIsNone(JenkinsRule j) throws Exception {
        HtmlPage page = j.createWebClient().goTo("quarantine/");
        assertThat(page.asNormalizedText()).contains("No flaky test was found yet.");
    }

    @Test
    void shouldListFilterAndSort(JenkinsRule j) throws Exception {
        FreeStyleProject shop = j.createFreeStyleProject("shop");
        j.buildAndAssertSuccess(shop);
        record("shop", 1, "p.B", "late");
        record("shop", 5, "p.B", "late");
        record("shop", 3, "p.A", "<script>alert(1)</script>");
        HtmlPage page = j.createWebClient().goTo("quarantine/");
        assertThat(names(page)).containsExactly("p.B.late", "p.A.<script>alert(1)</script>");
        assertThat(page.getAnchorByText("shop").getHrefAttribute()).endsWith("/job/shop/");
        assertThat(page.asNormalizedText()).contains("2 tests", "#5");
        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert");
        HtmlPage byTest = page.getAnchorByText("Test").click();
        assertThat(names(byTest)).containsExactly("p.A.<script>alert(1)</script>", "p.B.late");
        HtmlPage filtered = j.createWebClient().goTo("quarantine/?text=LATE");
        assertThat(names(filtered)).containsExactly("p.B.late");
        HtmlPage none = j.createWebClient().goTo("quarantine/?text=nosuch%25&sort=nonsense&page=99999999");
        assertThat(none.asNormalizedText()).contains("0 tests");
    }

    @Test
    void shouldPage(JenkinsRule j) throws Exception {
        j.createFreeStyleProject("shop");
        for (int i = 100; i <= 230; i++) {
            record("shop", i, "p.A", "t" + i);
        }
        HtmlPage first = j.createWebClient().goTo("quarantine/?sort=TEST");
        assertThat(names(first)).hasSize(100).startsWith("p.A.t100");
        assertThat(first.asNormalizedText()).contains("1 to 100 of 131 tests");
        HtmlPage second = first.getAnchorByText("Next").click();
        assertThat(names(second)).hasSize(31).startsWith("p.A.t200");
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
        record("open", 1, "p.A", "seen");
        record("secret", 1, "p.B", "hidden");
        record("deleted", 1, "p.C", "left");
        assertThat(names(j.createWebClient().login("reader").goTo("quarantine/")))
                .containsExactly("p.A.seen");
        assertThat(names(j.createWebClient().login("admin").goTo("quarantine/")))
                .hasSize(3);
        assertThat(j.createWebClient().login("blind").goTo("quarantine/").asNormalizedText())
                .doesNotContain("seen", "hidden");
        assertThat(GuardPermissions.VIEW_QUARANTINE.impliedBy).isEqualTo(Jenkins.READ);
        j.createWebClient().assertFails("quarantine/", 403);
    }

    @Test
    void shouldExport(JenkinsRule j) throws Exception {
        j.createFreeStyleProject("shop");
        record("shop", 7, "p.A", "m");
        JSONObject latest = j.getJSON("quarantine/api/json").getJSONObject().getJSONObject("latest");
        assertThat(latest.getInt("total")).isEqualTo(1);
        JSONObject test = latest.getJSONArray("tests").getJSONObject(0);
        assertThat(test.getString("name")).isEqualTo("p.A.m");
        assertThat(test.getString("job")).isEqualTo("shop");
        assertThat(test.getString("firstSeen")).isEqualTo("2026-03-01T12:00:07Z");
        assertThat(test.getInt("builds")).isEqualTo(1);
    }
}
