package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Who decides after the release, through the web: everybody who may sign, also who had a hand in it, but no script.
 * Olivia started the build, alice and bob signed it, rita may only read; a check has failed.
 */
@WithJenkins
class DecisionMatrixITest {

    private JenkinsRule jenkins;
    private Release release;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Release.secure(rule);
        release = Release.signed(rule, "releaseVerify('1.4.0') { releaseCheck('login') { error 'no' } }");
        rule.waitForMessage("waits for two people to keep it", release.build());
    }

    @AfterEach
    void stop() throws Exception {
        release.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "keep, olivia", "keep, alice", "keep, bob", "keep, admin",
        "rollBack, olivia", "rollBack, alice", "rollBack, bob", "rollBack, admin"
    })
    void shouldLetDecideWhoMaySign(String act, String user) throws Exception {
        assertThat(release.post(user, act, "seen").getStatusCode()).isEqualTo(302);
        assertThat(release.gate().aftermath().decision().outcome())
                .isEqualTo(act.equals("keep") ? Decision.Outcome.KEEP_PROPOSED : Decision.Outcome.ROLLED_BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "rollBack"})
    void shouldRefuseAllOthers(String act) throws Exception {
        int entries = entries();
        for (String role : List.of("anonymous", "rita", "stranger", "token")) {
            WebResponse answer = role.equals("token")
                    ? release.postWithToken("alice", act, Map.of("reason", "seen"))
                    : release.post(role.equals("anonymous") ? null : role, act, "seen");
            assertThat(answer.getStatusCode()).as("%s by %s", act, role).isIn(400, 403, 404);
        }
        assertThat(entries()).isEqualTo(entries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "rollBack"})
    void shouldChangeNothingByGetNorWithoutCrumb(String act) throws Exception {
        int entries = entries();
        assertThat(release.get("alice", release.page() + act + "?reason=x").getStatusCode())
                .isEqualTo(405);
        JenkinsRule.WebClient client = jenkins.createWebClient().login("alice");
        client.setThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), release.page() + act), HttpMethod.POST);
        assertThat(client.loadWebResponse(request).getStatusCode()).isEqualTo(403);
        assertThat(entries()).isEqualTo(entries);
    }

    private int entries() {
        return release.gate().log().entries().size();
    }
}
