package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.Issue;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What roles may do to an issue that is marked as resolved; {@link PermissionMatrixITest} has it open. */
@WithJenkins
class IssueMatrixITest {

    private static final Map<String, String> WORDS = Map.of("issue", "1", "reason", "still hangs", "context", "fixed");

    private Release release;

    /** Alice and bob test, olivia owns; dora is to resolve it. */
    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        Release.secure(rule);
        ((MockAuthorizationStrategy) rule.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ, Item.READ, GuardPermissions.SIGN)
                .everywhere()
                .to("carol", "dora");
        release = Release.start(rule, "olivia");
        release.post(
                "alice",
                "report",
                Map.of("title", "hangs", "severity", "blocker", "steps", "press pay", "production", "no"));
        release.post("olivia", "delegate", Map.of("issue", "1", "to", "dora"));
    }

    @AfterEach
    void stop() throws Exception {
        release.stop();
    }

    @Test
    void shouldLetOnlyOwnerAndDelegateResolve() throws Exception {
        for (String role : new String[] {null, "rita", "alice", "bob", "carol", "admin"}) {
            assertThat(release.post(role, "resolve", WORDS).getStatusCode())
                    .as(role)
                    .isIn(400, 403);
        }
        assertThat(state()).isEqualTo(Issue.State.OPEN);
        assertThat(release.post("dora", "resolve", WORDS).getStatusCode()).isEqualTo(302);
        assertThat(state()).isEqualTo(Issue.State.RESOLVED);
    }

    @Test
    void shouldLetOnlyTestersReopenAndClose() throws Exception {
        release.post("olivia", "resolve", WORDS);
        for (String act : List.of("reopen", "close")) {
            for (String role : new String[] {null, "rita", "olivia", "carol", "dora", "admin"}) {
                assertThat(release.post(role, act, WORDS).getStatusCode())
                        .as("%s by %s", act, role)
                        .isIn(400, 403);
            }
            assertThat(state()).isEqualTo(Issue.State.RESOLVED);
        }
        assertThat(release.post("bob", "reopen", WORDS).getStatusCode()).isEqualTo(302);
        assertThat(state()).isEqualTo(Issue.State.OPEN);
        release.post("olivia", "resolve", WORDS);
        assertThat(release.postWithToken("bob", "close", WORDS).getStatusCode())
                .as("tokens may test")
                .isEqualTo(302);
        assertThat(state()).isEqualTo(Issue.State.CLOSED);
    }

    private Issue.State state() {
        return release.gate().issues().find(1).orElseThrow().state();
    }
}
