package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people with bad intentions enter: shown as text, or refused with a reason. */
@WithJenkins
class HostileInputITest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String HOSTILE = SCRIPT + "\u202e\"'&amp;";

    private JenkinsRule jenkins;
    private Release release;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Release.secure(rule);
        WorkflowJob job = rule.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(
                "releaseSignOff(version: '1.4" + SCRIPT + "', rollbackPlan: '" + SCRIPT + "', commit: '" + SCRIPT
                        + "', authors: '" + SCRIPT + "', owner: 'olivia')",
                true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        rule.waitForMessage("waits for 2 different people", build);
        release = Release.of(rule, build);
        release.post("alice", "checkIn");
        release.post("bob", "checkIn");
    }

    @AfterEach
    void stop() throws Exception {
        if (release.build().isBuilding()) {
            release.stop();
        }
    }

    @Test
    void shouldRefuseWhatIsTooLongOrNoTextInEveryField() throws Exception {
        int entries = release.gate().log().entries().size();
        for (Act act : Act.values()) {
            for (Field field : act.fields()) {
                for (String text : List.of("x".repeat(100_000), "a\0b", "a\u001b[31mb")) {
                    Map<String, String> inputs = PermissionMatrixITest.inputs(act);
                    inputs.put(field.name(), text);
                    WebResponse answer = release.post("admin", act.command(), inputs);
                    assertThat(answer.getStatusCode())
                            .as("%s %s", act, field.name())
                            .isEqualTo(400);
                    assertThat(answer.getContentAsString())
                            .as("%s %s", act, field.name())
                            .contains(field.label())
                            .containsAnyOf("characters, at most", "has control characters")
                            .hasSizeLessThan(20_000);
                }
            }
        }
        assertThat(release.gate().log().entries()).hasSize(entries);
    }

    @Test
    void shouldShowWhatItTakesAsText() throws Exception {
        done(release.post("alice", "report", with("severity", "blocker", "production", "no", "title", "steps")));
        done(release.post("olivia", "delegate", with("issue", "1", "to")));
        done(release.post("olivia", "resolve", with("issue", "1", "context")));
        done(release.post("bob", "reopen", with("issue", "1", "reason")));
        done(release.post("olivia", "resolve", with("issue", "1", "context")));
        done(release.post("bob", "close", with("issue", "1", "note")));
        done(release.post("bob", "offerPlace", with("to")));
        done(release.post("olivia", "offerOwnership", with("to")));
        done(release.post("alice", "approve", with("reason")));
        done(release.post("alice", "withdraw", with("reason")));
        done(release.post("alice", "approve", with("reason")));
        assertNoScript("releases/", "releases/figures/", release.page(), release.page() + "verify", "job/shop/1/");
        done(release.post("bob", "reject", with("reason")));
        jenkins.waitForCompletion(release.build());
        assertNoScript("releases/", release.page(), "job/shop/1/", "job/shop/1/console", "job/shop/");
    }

    /** Names and values in turns; names at the end without value get the hostile text. */
    private static Map<String, String> with(String... fields) {
        Map<String, String> inputs = new HashMap<>();
        int i = 0;
        while (i + 1 < fields.length
                && List.of("severity", "production", "issue").contains(fields[i])) {
            inputs.put(fields[i], fields[i + 1]);
            i += 2;
        }
        for (; i < fields.length; i++) {
            inputs.put(fields[i], HOSTILE);
        }
        return inputs;
    }

    private static void done(WebResponse answer) {
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(302);
    }

    private void assertNoScript(String... pages) throws Exception {
        for (String page : pages) {
            WebResponse answer = release.get("rita", page);
            assertThat(answer.getStatusCode()).as(page).isEqualTo(200);
            assertThat(answer.getContentAsString()).as(page).doesNotContain(SCRIPT);
        }
        assertThat(release.get("rita", release.page()).getContentAsString()).contains("&lt;script");
    }
}
