package io.jenkins.plugins.releaseguard.signoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.HudsonPrivateSecurityRealm;
import io.jenkins.plugins.releaseguard.config.SignOffConfiguration;
import io.jenkins.plugins.releaseguard.config.SignOffPolicy;
import io.jenkins.plugins.releaseguard.config.SignOffRules;
import io.jenkins.plugins.releaseguard.config.SignOffSlot;
import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who a signer is, and what a signature is given for, by the users, files and rows of a real controller. */
@WithJenkins
class SignerIdentityITest {

    private JenkinsRule jenkins;
    private Release release;

    @BeforeEach
    void secure(JenkinsRule rule) {
        jenkins = rule;
        Release.secure(rule);
        ((MockAuthorizationStrategy) rule.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ, Item.READ, GuardPermissions.SIGN)
                .everywhere()
                .to("Alice", "carol", "petra", "nadia");
    }

    @AfterEach
    void stop() throws Exception {
        if (release.build().isBuilding()) {
            release.stop();
        }
    }

    @Test
    void shouldTakeTwoSpellingsOfAnIdForOnePerson() throws Exception {
        release = Release.start(jenkins, "olivia");
        release.approve("alice");
        assertRefused(release.approve("Alice"), "has already approved");
        assertThat(release.gate().missing()).isEqualTo(1);
    }

    @Test
    void shouldTakeARenamedUserForTheSamePerson() throws Exception {
        release = Release.start(jenkins, "olivia");
        release.approve("alice");
        User.getById("alice", true).setFullName("Somebody Else");
        assertRefused(release.approve("alice"), "Somebody Else (alice) has already approved");
    }

    @Test
    void shouldCountAMemberOfTwoGroupsOnce() throws Exception {
        JenkinsRule.DummySecurityRealm realm = jenkins.createDummySecurityRealm();
        realm.addGroups("alice", "qa", "ops");
        realm.addGroups("bob", "qa");
        realm.addGroups("carol", "ops");
        jenkins.jenkins.setSecurityRealm(realm);
        SignOffPolicy policy = new SignOffPolicy("both");
        policy.setGroups("qa\nops");
        SignOffSlot operations = new SignOffSlot("operations");
        operations.setGroups("ops");
        SignOffSlot quality = new SignOffSlot("quality");
        quality.setGroups("qa");
        policy.setSlots(List.of(operations, quality));
        SignOffConfiguration.get().setRules(new SignOffRules(List.of(policy)));
        release = Release.start(jenkins, "olivia");
        release.approve("alice");
        assertRefused(release.approve("alice"), "has already approved");
        assertThat(release.gate().state()).isEqualTo(GateState.WAITING);
        release.approve("carol");
        assertThat(release.gate().state()).isEqualTo(GateState.SIGNED);
        jenkins.waitForCompletion(release.build());
    }

    @Test
    void shouldVoidApprovalOfAUserWhoWasDeletedBeforeTheGateOpens() throws Exception {
        HudsonPrivateSecurityRealm realm = new HudsonPrivateSecurityRealm(false);
        for (String user : List.of("olivia", "alice", "bob", "carol")) {
            realm.createAccount(user, user);
        }
        jenkins.jenkins.setSecurityRealm(realm);
        release = Release.start(jenkins, "olivia");
        release.approve("alice");
        User.getById("alice", false).delete();
        release.approve("bob");
        assertThat(release.gate().state()).isEqualTo(GateState.WAITING);
        assertThat(release.gate().signatures().all().get(0).lost()).contains("doesn't know alice");
        release.approve("carol");
        assertThat(release.gate().state()).isEqualTo(GateState.SIGNED);
        jenkins.waitForCompletion(release.build());
    }

    @Test
    void shouldRefusePastOwnerWhoDidNotStartTheBuild() throws Exception {
        release = Release.start(jenkins, "olivia");
        release.post("olivia", "offerOwnership", Map.of("to", "petra"));
        release.post("petra", "takeOwnership");
        release.post("petra", "offerOwnership", Map.of("to", "nadia"));
        release.post("nadia", "takeOwnership");
        for (String act : List.of("checkIn", "approve", "reject")) {
            assertRefused(release.post("petra", act, "tested"), "owned this release before");
        }
    }

    @Test
    void shouldRefuseEverybodyWhoStartedTheBuild() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(
                new CpsFlowDefinition("releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9')", true));
        CauseAction both = new CauseAction(new Cause.UserIdCause("olivia"), new Cause.UserIdCause("alice"));
        WorkflowRun build = job.scheduleBuild2(0, both).waitForStart();
        jenkins.waitForMessage("waits for 2 different people", build);
        release = Release.of(jenkins, build);
        for (String starter : List.of("olivia", "alice")) {
            assertRefused(release.post(starter, "checkIn"), starter + " started the build");
        }
    }

    @Test
    void shouldVoidApprovalWhenAnArchivedArtifactIsExchanged() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(
                "node { writeFile file: 'shop.jar', text: 'good'; archiveArtifacts 'shop.jar' };"
                        + " releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9')",
                true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("waits for 2 different people", build);
        release = Release.of(jenkins, build);
        release.post("alice", "checkIn");
        release.post("bob", "checkIn");
        release.approve("alice");
        Files.writeString(new File(build.getRootDir(), "archive/shop.jar").toPath(), "evil");
        assertRefused(release.approve("bob"), "the artifacts changed");
        assertThat(release.gate().state()).isEqualTo(GateState.WAITING);
        assertThat(release.get("rita", release.page()).getContentAsString()).contains("void", "artifacts");
        release.approve("bob");
        release.approve("alice");
        assertThat(release.gate().state()).isEqualTo(GateState.SIGNED);
        jenkins.waitForCompletion(build);
    }

    @Test
    void shouldShowThatALogWasTamperedWithAndTakeNoSignature() throws Exception {
        release = Release.start(jenkins, "olivia");
        release.approve("alice");
        ControllerDatabase.get()
                .write(handle -> handle.execute(
                        "UPDATE release_event SET fields = REPLACE(fields, 'alice', 'carol') WHERE position = 4"));
        assertThat(release.get("rita", release.page() + "verify").getContentAsString())
                .contains("Entry 4 (approved) was changed after it was written");
        assertRefused(release.approve("bob"), "changed by other hands");
    }

    private static void assertRefused(WebResponse answer, String why) {
        assertThat(answer.getContentAsString()).contains(why);
        assertThat(answer.getStatusCode()).isEqualTo(400);
    }
}
