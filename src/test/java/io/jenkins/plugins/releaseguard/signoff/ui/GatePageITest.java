package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.signoff.Release;
import java.util.HashMap;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GatePageITest {

    private JenkinsRule jenkins;
    private Release release;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Release.secure(rule);
        release = Release.start(rule, "olivia");
    }

    @AfterEach
    void stop() throws Exception {
        release.stop();
    }

    @Test
    void shouldTakeOnePersonForOneHoweverSpelled() throws Exception {
        release.approve("alice");
        WebResponse second = release.post("alice", "approve", "again");
        assertThat(second.getStatusCode()).isEqualTo(400);
        assertThat(second.getContentAsString()).contains("has already approved");
        assertThat(release.gate().signatures().all()).hasSize(1);
    }

    @Test
    void shouldRefuseRejectionWithoutReason() throws Exception {
        WebResponse answer = release.post("alice", "reject", "  ");
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("Please give: Reason");
        assertThat(release.gate().signatures().all()).isEmpty();
    }

    @Test
    void shouldShowHostileTextAsText() throws Exception {
        String hostile = "<script>alert(1)</script>\u202e";
        release.post("alice", "approve", hostile);
        release.post(
                "alice",
                "report",
                Map.of("title", hostile, "severity", "blocker", "steps", hostile, "production", "no"));
        String page = release.get("bob", release.page()).getContentAsString();
        assertThat(page).doesNotContain("<script>alert(1)").contains("&lt;script");
    }

    @ParameterizedTest
    @CsvSource({"title, 201", "steps, 100000", "recording, 3000", "ticket, 100000"})
    void shouldRefuseTextThatIsTooLong(String field, int length) throws Exception {
        Map<String, String> fields =
                new HashMap<>(Map.of("title", "x", "severity", "blocker", "steps", "x", "production", "no"));
        fields.put(field, "x".repeat(length));
        WebResponse answer = release.post("alice", "report", fields);
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("characters, at most");
        assertThat(release.gate().issues().all()).isEmpty();
    }

    @Test
    void shouldRefuseNulAndWhatIsNoUser() throws Exception {
        assertThat(release.post("alice", "reject", "a\0b").getContentAsString()).contains("NUL");
        assertThat(release.post("alice", "offerPlace", Map.of("to", "a\nb")).getStatusCode())
                .isEqualTo(400);
        assertThat(release.post("olivia", "offerOwnership", Map.of("to", "x".repeat(100_000)))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldSayWhyRequesterCantSign() throws Exception {
        String page = release.get("olivia", release.page()).getContentAsString();
        assertThat(page).contains("olivia started the build").doesNotContain("name=\"approve\"", "name='approve'");
    }

    @Test
    void shouldSayWhichPermissionIsMissing() throws Exception {
        assertThat(release.get("rita", release.page()).getContentAsString()).contains("Release Guard/Sign");
    }

    @Test
    void shouldHideReleaseOfJobThatUserMayNotRead() throws Exception {
        assertThat(release.get("stranger", release.page()).getStatusCode()).isEqualTo(404);
        assertThat(release.get("stranger", "releases/").getContentAsString()).doesNotContain("shop #1");
        assertThat(release.get("stranger", "releases/api/json").getContentAsString())
                .doesNotContain("1.4.0");
    }

    @Test
    void shouldListWaitingReleaseOnPageAndInApi() throws Exception {
        assertThat(release.get("alice", "releases/").getContentAsString()).contains("1.4.0", "shop #1", "olivia");
        assertThat(release.get("alice", "releases/api/json").getContentAsString())
                .contains("\"version\":\"1.4.0\"", "\"state\":\"waiting\"", "\"missing\":2", "\"testers\"");
    }

    @Test
    void shouldListReleaseForThoseWhomItWaitsFor() throws Exception {
        assertThat(release.get("alice", "releases/").getContentAsString()).contains("id=\"mine-to-sign\"");
        assertThat(release.get("olivia", "releases/").getContentAsString())
                .doesNotContain("id=\"mine-to-sign\"", "id=\"mine-to-fix\"");
        release.post("alice", "report", Map.of("title", "x", "severity", "blocker", "steps", "x", "production", "no"));
        assertThat(release.get("alice", "releases/").getContentAsString()).doesNotContain("id=\"mine-to-sign\"");
        assertThat(release.get("olivia", "releases/").getContentAsString()).contains("id=\"mine-to-fix\"");
        assertThat(release.get("olivia", "releases/api/json?tree=mine[version]").getContentAsString())
                .contains("1.4.0");
    }

    @Test
    void shouldShowFiguresAndGiveThemAsSheet() throws Exception {
        String page = release.get("rita", "releases/figures/").getContentAsString();
        assertThat(page).contains("Share of defects caught before production", "1 candidates of releases");
        WebResponse sheet = release.get("rita", "releases/figures/csv?columns=cost");
        assertThat(sheet.getContentType()).isEqualTo("text/csv");
        assertThat(sheet.getContentAsString()).contains("signers,\"cost\"", "\"1.4.0\",\"shop #1\",\"waiting\"");
        assertThat(release.get("stranger", "releases/figures/csv").getContentAsString())
                .doesNotContain("1.4.0");
    }

    @Test
    void shouldExportAsJson() throws Exception {
        WebResponse export = release.get("rita", release.page() + "export");
        assertThat(export.getContentType()).isEqualTo("application/json");
        assertThat(export.getContentAsString()).contains(release.gate().log().head());
        assertThat(release.get("rita", release.page() + "statement").getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldSearchHistory() throws Exception {
        release.reject("alice", "hangs");
        jenkins.waitForCompletion(release.build());
        assertThat(release.get("rita", "releases/?search=1.4").getContentAsString())
                .contains("decided-releases", "rejected");
        assertThat(release.get("rita", "releases/?search=nothing").getContentAsString())
                .contains("No release was found");
    }

    @Test
    void shouldShowSignaturesOnBuildPage() throws Exception {
        release.approve("alice");
        assertThat(release.get("rita", release.build().getUrl()).getContentAsString())
                .contains("Release 1.4.0", "approved by alice", "tested checkout");
    }

    @Test
    void shouldVerifyLog() throws Exception {
        assertThat(release.get("rita", release.page() + "verify").getContentAsString())
                .contains(
                        "All 3 entries are as they were written",
                        release.gate().log().head());
    }

    @Test
    void shouldLinkBelowTheContextPathInWhatScriptsFetch() throws Exception {
        String build = "href=\"" + jenkins.contextPath + "/job/shop/1/\"";
        assertThat(release.get("bob", release.page() + "live").getContentAsString())
                .contains(build);
        assertThat(release.get("bob", "releases/live").getContentAsString()).contains(build);
    }

    @Test
    void shouldServeThePartsThatChange() throws Exception {
        String live = release.get("bob", release.page() + "live").getContentAsString();
        assertThat(live).contains("rg-acts", "Hand over my place", "approve").doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({"releases/gate/x/", "releases/gate/00000000-0000-0000-0000-000000000000/"})
    void shouldNotFindUnknownRelease(String path) throws Exception {
        assertThat(release.get("alice", path).getStatusCode()).isEqualTo(404);
    }
}
