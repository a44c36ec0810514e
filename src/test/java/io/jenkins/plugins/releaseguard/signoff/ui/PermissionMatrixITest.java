package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Field;
import java.net.URL;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Every act by every role, through the web. The release waits; olivia started the build and owned it first, petra owns
 * it now and offers it to nadia; alice and bob test, alice has reported an issue and approved. What comes after the
 * release is in {@link DecisionMatrixITest}.
 */
@WithJenkins
class PermissionMatrixITest {

    /** Who may do what: the rows of the matrix. All that isn't named is refused. */
    private static final Map<Act, List<String>> ALLOWED = Map.ofEntries(
            Map.entry(Act.CHECK_IN, List.of("nadia", "carol", "admin", "token")),
            Map.entry(Act.OFFER_PLACE, List.of("alice", "bob")),
            Map.entry(Act.REPORT, List.of("alice", "bob")),
            Map.entry(Act.DELEGATE, List.of("petra")),
            Map.entry(Act.RESOLVE, List.of("petra")),
            Map.entry(Act.REOPEN, List.of()),
            Map.entry(Act.CLOSE, List.of()),
            Map.entry(Act.OFFER_OWNERSHIP, List.of("petra")),
            Map.entry(Act.TAKE_OWNERSHIP, List.of("nadia")),
            Map.entry(Act.APPROVE, List.of("nadia", "bob", "carol", "admin")),
            Map.entry(Act.REJECT, List.of("nadia", "alice", "bob", "carol", "admin")),
            Map.entry(Act.WITHDRAW, List.of("alice")),
            Map.entry(Act.DECLARE_EMERGENCY, List.of("admin")),
            Map.entry(Act.KEEP, List.of()),
            Map.entry(Act.ROLL_BACK, List.of()),
            Map.entry(Act.REPORT_ESCAPED, List.of()));

    /** The columns; {@code token} is carol with an API token, {@code anonymous} nobody, {@code rita} only reads. */
    private static final List<String> ROLES =
            List.of("anonymous", "rita", "olivia", "petra", "nadia", "alice", "bob", "carol", "admin", "token");

    private JenkinsRule jenkins;
    private Release release;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Release.secure(rule);
        ((MockAuthorizationStrategy) rule.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ, Item.READ, GuardPermissions.SIGN)
                .everywhere()
                .to("petra", "nadia", "carol");
        release = Release.start(rule, "olivia");
        done(release.post("olivia", "offerOwnership", Map.of("to", "petra")));
        done(release.post("petra", "takeOwnership"));
        done(release.post("petra", "offerOwnership", Map.of("to", "nadia")));
        done(release.post("alice", "report", issue()));
        done(release.post("alice", "approve", "fine"));
    }

    @AfterEach
    void stop() throws Exception {
        release.stop();
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void shouldLetDoOnlyWhoMay(Act act) throws Exception {
        for (String role : ROLES) {
            if (!ALLOWED.get(act).contains(role)) {
                shouldRefuse(act, role);
            }
        }
        for (String role : ALLOWED.get(act)) {
            Map<Act, List<String>> offered = Map.of(act, List.of(role));
            assertThat(post(role, act).getStatusCode()).as("%s", offered).isEqualTo(302);
            if (ALLOWED.get(act).size() > 1) {
                restart();
            }
        }
    }

    private void shouldRefuse(Act act, String role) throws Exception {
        int entries = entries();
        int status = post(role, act).getStatusCode();
        assertThat(status).as("%s by %s", act, role).isIn(400, 403, 404);
        if (Set.of("anonymous", "rita").contains(role)
                && !EnumSet.of(Act.DELEGATE, Act.RESOLVE).contains(act)) {
            assertThat(status).as("%s by %s", act, role).isIn(400, 403);
        }
        assertThat(entries()).as("%s by %s changes nothing", act, role).isEqualTo(entries);
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void shouldNotChangeAnythingOnGet(Act act) throws Exception {
        int entries = entries();
        for (String role : List.of("alice", "petra", "nadia", "admin")) {
            assertThat(release.get(role, release.page() + act.command() + "?issue=1&reason=x&to=carol&context=x")
                            .getStatusCode())
                    .isEqualTo(405);
        }
        assertThat(entries()).isEqualTo(entries);
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void shouldRefuseWithoutCrumb(Act act) throws Exception {
        int entries = entries();
        JenkinsRule.WebClient client = jenkins.createWebClient().login("alice");
        client.setThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), release.page() + act.command()), HttpMethod.POST);
        assertThat(client.loadWebResponse(request).getStatusCode()).isEqualTo(403);
        assertThat(entries()).isEqualTo(entries);
    }

    private WebResponse post(String role, Act act) throws Exception {
        Map<String, String> inputs = inputs(act);
        return role.equals("token")
                ? release.postWithToken("carol", act.command(), inputs)
                : release.post(role.equals("anonymous") ? null : role, act.command(), inputs);
    }

    /** What is entered with an act where nothing is wrong with it. */
    static Map<String, String> inputs(Act act) {
        Map<String, String> inputs = new HashMap<>();
        for (Field field : act.fields()) {
            inputs.put(
                    field.name(),
                    switch (field.kind()) {
                        case LINE, TEXT -> "tested";
                        case LINK -> "https://example.org/1";
                        case USER -> "dora";
                        case ISSUE -> "1";
                        case SEEN -> "999";
                        case CHOICE -> field.name().equals("production") ? "no" : "non-blocking";
                    });
        }
        return inputs;
    }

    private static Map<String, String> issue() {
        return Map.of(
                "title", "typo",
                "severity", "non-blocking",
                "steps", "read",
                "ticket", "https://example.org/1");
    }

    /** A fresh release in the same state, for the next who may. */
    private void restart() throws Exception {
        release.stop();
        release.build().getParent().delete();
        start(jenkins);
    }

    private int entries() {
        return release.gate().log().entries().size();
    }

    private static void done(WebResponse response) {
        assertThat(response.getStatusCode()).as(response.getContentAsString()).isEqualTo(302);
    }
}
