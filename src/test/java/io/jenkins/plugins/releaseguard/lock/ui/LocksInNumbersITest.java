package io.jenkins.plugins.releaseguard.lock.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class LocksInNumbersITest {

    private JenkinsRule j;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void shouldTellNumbersByRemoteApi() throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition("releaseLock('site') { echo 'deployed' }", true));
        j.buildAndAssertSuccess(job);
        JSONObject numbers = j.getJSON("locks/metrics/api/json").getJSONObject();
        assertThat(numbers.getLong("locks")).isEqualTo(1);
        assertThat(numbers.getLong("locksHeld")).isZero();
        assertThat(numbers.getLong("waiting")).isZero();
        assertThat(numbers.getLong("releasedLastDay")).isEqualTo(1);
        assertThat(numbers.getLong("deadlocksLastDay")).isZero();
        assertThat(numbers.get("outage").toString()).isEqualTo("null");
    }

    @Test
    void shouldSayWhenTheStoreIsOutOfReach() throws Exception {
        ReleaseGuardConfiguration.get().setDatabaseUrl("jdbc:postgresql://127.0.0.1:1/none");
        JSONObject numbers = j.getJSON("locks/metrics/api/json").getJSONObject();
        assertThat(numbers.getString("outage")).isNotEmpty();
        assertThat(numbers.get("locks").toString()).isEqualTo("null");
    }

    @Test
    void shouldNeedPermissionToViewLocks() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.SYSTEM_READ)
                .everywhere()
                .to("alice"));
        JenkinsRule.WebClient alice = j.createWebClient().withBasicCredentials("alice");
        alice.setThrowExceptionOnFailingStatusCode(false);
        assertThat(alice.goTo("locks/metrics/api/json", null).getWebResponse().getStatusCode())
                .isEqualTo(403);
    }
}
