package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.LockConfiguration;
import io.jenkins.plugins.releaseguard.config.LockDeclaration;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;

class LockParametersITest extends LockingController {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock.step.ReleaseLockStep/fillUnitItems",
                "lock.step.ReleaseLockStep/fillOnTimeoutItems",
                "lock.step.ReleaseLockStep/fillModeItems",
                "lock.step.ReleaseLockStep/fillScopeItems",
                "lock.step.ReleaseLockStep/fillStoreItems",
                "lock.step.IsLockedStep/fillScopeItems",
                "flaky.step.FlakyRerunStep/fillOnFailureItems",
                "flaky.step.FlakyRerunStep/fillFrameworkItems",
                "flaky.step.FlakyTestsPublisher/fillOnFailureItems"
            })
    void shouldOfferChoicesWhereNobodyMayConfigure(String list) throws Exception {
        j.createProject(WorkflowJob.class, "branch");
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        JenkinsRule.WebClient reader = j.createWebClient().login("reader");
        String[] typeAndMethod = list.split("/");
        String plugin = "io.jenkins.plugins.releaseguard.";
        String path = "descriptorByName/" + plugin + typeAndMethod[0] + "/" + typeAndMethod[1];
        for (String below : List.of("job/branch/", "")) {
            WebRequest post = new WebRequest(new URL(j.getURL(), below + path), HttpMethod.POST);
            String answer = reader.loadWebResponse(reader.addCrumb(post)).getContentAsString();
            assertThat(JSONObject.fromObject(answer).getJSONArray("values").size())
                    .as(below)
                    .isGreaterThan(1);
        }
    }

    @Test
    void shouldLetInAsManyAsThereArePermits() throws Exception {
        LockDeclaration devices = new LockDeclaration("devices");
        devices.setCapacity(2);
        ReleaseGuardConfiguration.get().setLocks(new LockConfiguration(List.of(devices), 0));
        WorkflowRun one = builds.start("one", "releaseLock('devices') { pause 'one' }");
        WorkflowRun two = builds.start("two", "releaseLock('devices') { pause 'two' }");
        PauseStep.await("one");
        PauseStep.await("two");
        WorkflowRun both = builds.start("both", "releaseLock(name: 'devices', permits: 2) { echo 'both are in' }");
        j.waitForMessage("Waiting for lock: 'devices' is held by", both);
        PauseStep.go("one");
        j.assertBuildStatusSuccess(j.waitForCompletion(one));
        j.assertLogNotContains("both are in", both);
        PauseStep.go("two");
        j.assertBuildStatusSuccess(j.waitForCompletion(both));
        j.assertBuildStatusSuccess(j.waitForCompletion(two));
        WorkflowRun three = builds.start("three", "releaseLock(name: 'devices', permits: 3) { }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(three));
        j.assertLogContains("ERROR: ", three);
    }

    @Test
    void shouldLetTheHigherPriorityGoFirst() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun usual = builds.start("usual", "releaseLock('site') { pause 'usual' }");
        j.waitForMessage("position 1 of 1", usual);
        WorkflowRun urgent = builds.start("urgent", "releaseLock(name: 'site', priority: 10) { pause 'urgent' }");
        j.waitForMessage("position 1 of 2", urgent);
        PauseStep.go("deploy");
        PauseStep.await("urgent");
        PauseStep.go("urgent");
        PauseStep.go("usual");
        for (WorkflowRun build : List.of(holder, usual, urgent)) {
            j.assertBuildStatusSuccess(j.waitForCompletion(build));
        }
    }

    @Test
    void shouldEndOlderWaitingBuildsOfTheJobAsNotBuilt() throws Exception {
        WorkflowRun holder = builds.holder("other");
        WorkflowRun old = builds.start("deploy", "releaseLock(name: 'site', cancelSuperseded: true) { echo 'never' }");
        j.waitForMessage("Waiting for lock", old);
        WorkflowRun fresh = old.getParent().scheduleBuild2(0).waitForStart();
        j.assertBuildStatus(Result.NOT_BUILT, j.waitForCompletion(old));
        j.assertLogContains("The request for 'site' was superseded by deploy #2", old);
        PauseStep.go("other");
        j.assertBuildStatusSuccess(j.waitForCompletion(fresh));
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        builds.awaitEmptyStore();
    }

    @Test
    void shouldEndAnOlderBuildThatAsksLaterAsNotBuilt() throws Exception {
        WorkflowRun holder = builds.holder("other");
        WorkflowRun old = builds.start("deploy", """
            if (env.BUILD_NUMBER == '1') { pause 'old' }
            releaseLock(name: 'site', cancelSuperseded: true) { echo "deployed ${env.BUILD_NUMBER}" }
            """);
        PauseStep.await("old");
        WorkflowRun fresh = old.getParent().scheduleBuild2(0).waitForStart();
        j.waitForMessage("Waiting for lock", fresh);
        PauseStep.go("old");
        j.assertBuildStatus(Result.NOT_BUILT, j.waitForCompletion(old));
        j.assertLogContains("The request for 'site' was superseded by deploy #2", old);
        PauseStep.go("other");
        j.assertBuildStatusSuccess(j.waitForCompletion(fresh));
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        builds.awaitEmptyStore();
    }

    @Test
    void shouldKeepTheLockClosedForTheCooldown() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            releaseLock(name: 'site', cooldown: 2) { }
            echo "cooling: ${lockedBy('site')[0].cooling}"
            releaseLock('site') { echo "waited ${env.RELEASE_LOCK_WAITED}" }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("cooling: true", build);
        assertThat(JenkinsRule.getLog(build)).containsPattern("waited [1-9]");
    }

    @Test
    void shouldGiveEachFolderALockOfItsOwn() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        MockFolder team = j.createFolder("team");
        WorkflowJob job = team.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition("""
            releaseLock(name: 'site', scope: 'folder') {
                echo "in ${env.RELEASE_LOCK}"
                echo "folder ${isLocked(name: 'site', scope: 'folder')}"
            }
            """, true));
        WorkflowRun build = j.assertBuildStatusSuccess(job.scheduleBuild2(0));
        j.assertLogContains("in team » site", build);
        j.assertLogContains("folder true", build);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldTellWhoHoldsALock() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            echo "before ${lockedBy('site')}"
            releaseLock(name: 'site', mode: 'shared', reason: 'smoke test') {
                def holder = lockedBy('site')[0]
                echo "${holder.job} ${holder.build} ${holder.mode} ${holder.permits} ${holder.token} ${holder.reason}"
                echo "url ${holder.url}"
            }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("before []", build);
        j.assertLogContains("deploy 1 shared 1 1 smoke test", build);
        j.assertLogContains("url " + j.getURL() + "job/deploy/1/", build);
    }

    @Test
    void shouldTakeTheLockForAWholeDeclarativePipeline() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            pipeline {
                agent none
                options { releaseLock('site') }
                stages { stage('one') { steps { echo "in ${env.RELEASE_LOCK}" } } }
            }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("in site", build);
        builds.awaitEmptyStore();
    }

    @Test
    void shouldSayOnceThatAnExecutorIsHeld() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun inside = builds.start("inside", "node { releaseLock('site') { } }");
        j.waitForMessage("keeps an executor of", inside);
        WorkflowRun outside = builds.start("outside", "releaseLock('site') { node { } }");
        j.waitForMessage("Waiting for lock", outside);
        PauseStep.go("deploy");
        for (WorkflowRun build : List.of(holder, inside, outside)) {
            j.assertBuildStatusSuccess(j.waitForCompletion(build));
        }
        j.assertLogNotContains("keeps an executor of", outside);
    }

    @Test
    void shouldTellOnTheBuildsPageWhatItWaitsFor() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter = builds.start("test", "releaseLock('site') { }");
        j.waitForMessage("Waiting for lock", waiter);
        String page = j.createWebClient().getPage(waiter).asNormalizedText();
        assertThat(page).contains("Has waited for", "'site' is held exclusively by deploy #1", "position 1 of 1");
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        assertThat(j.createWebClient().getPage(waiter).asNormalizedText()).doesNotContain("Has waited for");
    }
}
