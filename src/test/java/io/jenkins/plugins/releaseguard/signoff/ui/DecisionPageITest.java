package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.signoff.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What pages and the remote API show of a release whose checks failed. */
@WithJenkins
class DecisionPageITest {

    private Release release;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        Release.secure(rule);
        release = Release.signed(rule, """
            releaseVerify(version: '1.4.0', checks: ['never']) {
              releaseCheck('<b>login</b>') { error '<script>alert(1)</script>' }
              releaseCheck('home') {}
            }
            """);
        rule.waitForMessage("waits for two people to keep it", release.build());
    }

    @AfterEach
    void stop() throws Exception {
        release.stop();
    }

    @Test
    void shouldShowChecksAsText() throws Exception {
        assertThat(page("alice"))
                .contains("&lt;b", "&lt;script", "Not everything works", "not run", "shop #1")
                .doesNotContain("<script>alert", "<b>login");
    }

    @Test
    void shouldOfferDecisionsToThoseWhoMayAndSayWhyNotToOthers() throws Exception {
        assertThat(page("alice")).contains("id=\"act-keep\"", "id=\"act-rollBack\"");
        assertThat(page("rita")).doesNotContain("id=\"act-keep\"").contains("Release Guard/Sign");
        release.post("alice", "rollBack", "nobody gets in");
        assertThat(page("alice")).contains("another person has to confirm it").doesNotContain("id=\"act-rollBack\"");
        assertThat(page("bob")).contains("Confirm the roll-back", "rolled back by alice: nobody gets in");
    }

    @Test
    void shouldListReleaseForThoseWhoHaveToDecide() throws Exception {
        assertThat(list("alice")).contains("id=\"mine-to-sign\"", "checks failed", "Two people have to decide");
        assertThat(list("rita")).doesNotContain("id=\"mine-to-sign\"").contains("id=\"waiting-releases\"");
        release.post("alice", "keep", "the check is wrong");
        assertThat(list("alice")).doesNotContain("id=\"mine-to-sign\"");
        assertThat(list("bob")).contains("id=\"mine-to-sign\"");
        release.post("bob", "keep", "it is");
        assertThat(list("bob")).doesNotContain("id=\"mine-to-sign\"", "id=\"waiting-releases\"");
    }

    @Test
    void shouldTellChecksAndDecisionByRemoteApiAndExport() throws Exception {
        assertThat(release.get("rita", release.page() + "api/json").getContentAsString())
                .contains("\"outcome\":\"open\"", "\"undecided\":true", "\"failed\":true")
                .containsPattern("\"name\":\"home\",\"result\":\"passed\"")
                .containsPattern("\"name\":\"never\",\"result\":\"not run\"");
        assertThat(release.get("rita", release.page() + "export").getContentAsString())
                .contains("\"verifications\":[", "\"kind\":\"VERIFIED\"");
    }

    private String page(String user) throws Exception {
        return release.get(user, release.page()).getContentAsString();
    }

    private String list(String user) throws Exception {
        return release.get(user, "releases/").getContentAsString();
    }
}
