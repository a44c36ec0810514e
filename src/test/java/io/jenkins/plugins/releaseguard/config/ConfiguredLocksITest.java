package io.jenkins.plugins.releaseguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import java.util.List;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** What the configuration says about locks, as Pipelines meet it. */
class ConfiguredLocksITest extends LockingController {

    @Test
    void shouldRefuseUndeclaredLockAndNameTheDeclaredOnes() throws Exception {
        configure(false, lock("site", site -> {}));
        WorkflowRun build = builds.start("deploy", "releaseLock('stie') { echo 'in the block' }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("Lock 'stie' isn't declared, and only declared locks may be used: 'site'", build);
        j.assertLogNotContains("in the block", build);
    }

    @Test
    void shouldKeepLockToItsFolders() throws Exception {
        configure(true, lock("site", site -> site.setFolders("shop")));
        String script = "releaseLock('site') { echo 'in the block' }";
        WorkflowJob allowed = j.createFolder("shop").createProject(WorkflowJob.class, "deploy");
        allowed.setDefinition(new CpsFlowDefinition(script, true));
        j.assertLogContains("in the block", j.buildAndAssertSuccess(allowed));
        WorkflowRun other = builds.start("other", script);
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(other));
        j.assertLogContains("Lock 'site' may be used by jobs in 'shop' only, not by 'other'", other);
    }

    @Test
    void shouldLetAsManyInAsTheCapacitySays() throws Exception {
        configure(true, lock("licence", licence -> licence.setCapacity(2)));
        WorkflowRun one = builds.start("one", "releaseLock('licence') { pause 'one' }");
        WorkflowRun two = builds.start("two", "releaseLock('licence') { pause 'two' }");
        PauseStep.await("one");
        PauseStep.await("two");
        WorkflowRun three = builds.start("three", "releaseLock('licence') { echo 'third in' }");
        j.waitForMessage("Waiting for lock", three);
        j.assertLogNotContains("third in", three);
        PauseStep.go("one");
        j.assertBuildStatusSuccess(j.waitForCompletion(three));
        PauseStep.go("two");
        j.assertBuildStatusSuccess(j.waitForCompletion(one));
        j.assertBuildStatusSuccess(j.waitForCompletion(two));
    }

    @Test
    void shouldShowThePermitsByWhichUsersAreJudged() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        configure(true, lock("site", site -> site.setCapacity(2)));
        assertThat(capacity("site")).isEqualTo(1);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        builds.awaitEmptyStore();
        assertThat(capacity("site")).isEqualTo(2);
    }

    private int capacity(String lock) throws Exception {
        return j.getJSON("locks/lock/" + lock + "/api/json?tree=lock[capacity]")
                .getJSONObject()
                .getJSONObject("lock")
                .getInt("capacity");
    }

    private static LockDeclaration lock(String name, Consumer<LockDeclaration> change) {
        LockDeclaration lock = new LockDeclaration(name);
        change.accept(lock);
        return lock;
    }

    private static void configure(boolean undeclaredAllowed, LockDeclaration lock) {
        LockConfiguration locks = new LockConfiguration(List.of(lock), 0);
        locks.setUndeclaredAllowed(undeclaredAllowed);
        ReleaseGuardConfiguration.get().setLocks(locks);
        assertThat(ReleaseGuardConfiguration.get().lockRules().declared()).hasSize(1);
    }
}
