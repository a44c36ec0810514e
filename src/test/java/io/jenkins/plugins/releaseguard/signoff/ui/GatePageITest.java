package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
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
        release.build().doStop();
        jenkins.waitForCompletion(release.build());
    }

    @ParameterizedTest
    @CsvSource({
        "alice, approve, 302",
        "alice, reject, 302",
        "admin, approve, 302",
        "olivia, approve, 400",
        "olivia, reject, 400",
        "rita, approve, 403",
        "rita, reject, 403",
        "stranger, approve, 404",
        "stranger, reject, 404"
    })
    void shouldLetSignOnlyWhoMay(String user, String act, int status) throws Exception {
        assertThat(release.post(user, act, "tested").getStatusCode()).isEqualTo(status);
        assertThat(signatures()).isEqualTo(status == 302 ? 1 : 0);
    }

    @Test
    void shouldRefuseAnonymous() throws Exception {
        assertThat(release.post(null, "approve", "tested").getStatusCode()).isIn(403, 404);
        assertThat(signatures()).isZero();
    }

    @Test
    void shouldTakeOnePersonForOneHoweverSpelled() throws Exception {
        release.approve("alice");
        WebResponse second = release.post("alice", "approve", "again");
        assertThat(second.getStatusCode()).isEqualTo(400);
        assertThat(second.getContentAsString()).contains("has already signed");
        assertThat(signatures()).isEqualTo(1);
    }

    @Test
    void shouldRefuseSignatureWithoutReason() throws Exception {
        WebResponse answer = release.post("alice", "approve", "  ");
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("needs a reason");
        assertThat(signatures()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"approve", "reject"})
    void shouldNotChangeAnythingOnGet(String act) throws Exception {
        assertThat(release.get("alice", release.page() + act + "?reason=x").getStatusCode())
                .isEqualTo(405);
        assertThat(signatures()).isZero();
    }

    @Test
    void shouldShowHostileReasonAsText() throws Exception {
        release.post("alice", "approve", "<script>alert(1)</script>");
        String page = release.get("bob", release.page()).getContentAsString();
        assertThat(page).doesNotContain("<script>alert(1)").contains("&lt;script");
    }

    @Test
    void shouldSayWhyRequesterCantSign() throws Exception {
        String page = release.get("olivia", release.page()).getContentAsString();
        assertThat(page).contains("olivia started shop #1").doesNotContain("name=\"approve\"", "name='approve'");
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
                .contains("\"version\":\"1.4.0\"", "\"state\":\"waiting\"", "\"missing\":2");
    }

    @Test
    void shouldShowSignaturesOnBuildPage() throws Exception {
        release.approve("alice");
        assertThat(release.get("rita", release.build().getUrl()).getContentAsString())
                .contains("Release 1.4.0", "approved by alice", "tested checkout");
    }

    @ParameterizedTest
    @CsvSource({"releases/gate/x/", "releases/gate/00000000-0000-0000-0000-000000000000/"})
    void shouldNotFindUnknownRelease(String path) throws Exception {
        assertThat(release.get("alice", path).getStatusCode()).isEqualTo(404);
    }

    private int signatures() {
        return ControllerGates.get().waiting().stream()
                        .mapToInt(gate -> gate.signatures().size())
                        .sum()
                + ControllerGates.get().decided(1).stream()
                        .mapToInt(gate -> gate.signatures().size())
                        .sum();
    }
}
