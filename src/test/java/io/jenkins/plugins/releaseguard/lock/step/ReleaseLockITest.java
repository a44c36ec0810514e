package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

class ReleaseLockITest extends LockingController {

    @Test
    void shouldTakeTheLockForTheBlockAndGiveItBack() throws Exception {
        WorkflowRun build = builds.start("deploy", "releaseLock('site') { echo \"in ${env.RELEASE_LOCK}\" }");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("Lock 'site' taken, waited ", build);
        j.assertLogContains("in site", build);
        j.assertLogContains("Lock 'site' given back", build);
        assertThat(LockStore.ofController().all().requests()).isEmpty();
    }

    @Test
    void shouldBeUsableInDeclarativePipelines() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            pipeline {
                agent none
                stages {
                    stage('whole') {
                        options { releaseLock('site') }
                        steps { echo "stage in ${env.RELEASE_LOCK}" }
                    }
                    stage('part') {
                        steps {
                            releaseLock(name: 'site', names: ['db'], timeout: 1) {
                                echo "steps in ${env.RELEASE_LOCK}"
                            }
                        }
                    }
                }
            }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("stage in site", build);
        j.assertLogContains("steps in db,site", build);
    }

    @Test
    void shouldReturnTheValueOfTheBlock() throws Exception {
        WorkflowRun build =
                builds.start("deploy", "def v = releaseLock('site') { 'of the block' }; echo \"value ${v}\"");
        j.assertLogContains("value of the block", j.assertBuildStatusSuccess(j.waitForCompletion(build)));
    }

    @Test
    void shouldLetBuildsInOneAfterTheOther() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun first = builds.start("first", "releaseLock('site') { pause 'first' }");
        j.waitForMessage("Waiting for lock: 'site' is held exclusively by deploy #1", first);
        WorkflowRun second = builds.start("second", "releaseLock('site') { echo 'second is in' }");
        j.waitForMessage("position 2 of 2", second);

        PauseStep.go("deploy");
        PauseStep.await("first");
        j.assertLogNotContains("second is in", second);
        PauseStep.go("first");
        j.assertBuildStatusSuccess(j.waitForCompletion(second));
        j.assertBuildStatusSuccess(j.waitForCompletion(first));
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldTakeSeveralLocksTogether() throws Exception {
        WorkflowRun holder = builds.start("deploy", "releaseLock('db') { pause 'deploy' }");
        PauseStep.await("deploy");
        WorkflowRun both =
                builds.start("both", "releaseLock(names: ['site', 'db']) { echo \"in ${env.RELEASE_LOCK}\" }");
        j.waitForMessage("Waiting for lock: 'db' is held exclusively by deploy #1", both);
        PauseStep.go("deploy");
        j.assertLogContains("in db,site", j.assertBuildStatusSuccess(j.waitForCompletion(both)));
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldShareTheLockAmongReaders() throws Exception {
        WorkflowRun reader = builds.start("reader", "releaseLock(name: 'site', mode: 'shared') { pause 'reader' }");
        PauseStep.await("reader");
        WorkflowRun other = builds.start("other", "releaseLock(name: 'site', mode: 'shared') { echo 'other is in' }");
        j.assertLogContains("other is in", j.assertBuildStatusSuccess(j.waitForCompletion(other)));
        WorkflowRun writer = builds.start("writer", "releaseLock('site') { pause 'writer' }");
        j.waitForMessage("Waiting for lock: 'site' is held shared by reader #1", writer);
        WorkflowRun late = builds.start("late", "releaseLock(name: 'site', mode: 'shared') { }");
        j.waitForMessage("Waiting for lock: 'site' goes first to writer #1, which waits for 'site'", late);
        PauseStep.go("reader");
        PauseStep.await("writer");
        PauseStep.go("writer");
        j.assertBuildStatusSuccess(j.waitForCompletion(late));
        j.assertBuildStatusSuccess(j.waitForCompletion(writer));
        j.assertBuildStatusSuccess(j.waitForCompletion(reader));
    }

    @Test
    void shouldTellTheBlockItsToken() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            releaseLock('site') { echo "token ${env.RELEASE_LOCK_TOKEN} after ${env.RELEASE_LOCK_WAITED} s" }
            releaseLock(name: 'site', variable: 'FENCE') { echo "fence ${env.FENCE}" }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("token 1 after ", build);
        j.assertLogContains("fence 2", build);
    }

    @Test
    void shouldNotWaitForItself() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            releaseLock('site') {
                parallel one: { releaseLock('site') { echo "one ${env.RELEASE_LOCK_TOKEN}" } },
                         two: { releaseLock(name: 'site', mode: 'shared') { echo "two ${env.RELEASE_LOCK_TOKEN}" } }
            }
            releaseLock(name: 'site', mode: 'shared') { releaseLock('site') { echo "upgraded" } }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("one 1", build);
        j.assertLogContains("two 1", build);
        j.assertLogContains("upgraded", build);
        builds.awaitEmptyStore();
    }

    @Test
    void shouldRefuseAnUpgradeAmongReaders() throws Exception {
        WorkflowRun reader = builds.start("reader", "releaseLock(name: 'site', mode: 'shared') { pause 'reader' }");
        PauseStep.await("reader");
        WorkflowRun build = builds.start(
                "deploy", "releaseLock(name: 'site', mode: 'shared') { releaseLock('site') { echo 'never' } }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains(
                "ERROR: This build holds 'site' shared and can't have it exclusive, because reader #1 holds it too",
                build);
        PauseStep.go("reader");
        j.assertBuildStatusSuccess(j.waitForCompletion(reader));
    }

    @Test
    void shouldSayThatAnotherBranchIsInTheWayOfAnUpgrade() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            releaseLock(name: 'site', mode: 'shared') {
                parallel one: { releaseLock('site') { pause 'one' } },
                         two: { pause 'two'; try { releaseLock('site') { } } catch (e) { echo e.message } }
            }
            """);
        PauseStep.await("one");
        PauseStep.go("two");
        j.waitForMessage("can't have it exclusive, because another branch of this build holds it too", build);
        PauseStep.go("one");
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
    }

    @Test
    void shouldFailWhoClosesADeadlock() throws Exception {
        WorkflowRun deploy = builds.start("deploy", "releaseLock('site') { pause 'deploy'; releaseLock('db') { } }");
        WorkflowRun migrate = builds.start("migrate", "releaseLock('db') { pause 'migrate'; releaseLock('site') { } }");
        PauseStep.await("deploy");
        PauseStep.await("migrate");
        PauseStep.go("migrate");
        j.waitForMessage("Waiting for lock: 'site' is held exclusively by deploy #1", migrate);
        PauseStep.go("deploy");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(deploy));
        j.assertLogContains(
                "ERROR: Deadlock: deploy #1 holds 'site' and waits for 'db';"
                        + " migrate #1 holds 'db' and waits for 'site'",
                deploy);
        j.assertBuildStatusSuccess(j.waitForCompletion(migrate));
    }

    @Test
    void shouldLeaveTheBlockOutWhenTheTimeIsOver() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter = builds.start("test", """
            def done = releaseLock(name: 'site', timeout: 1, unit: 'SECONDS', onTimeout: 'skip') { echo 'never' }
            echo "done: ${done}"
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
        j.assertLogContains("Lock timeout: 'site' is held exclusively by deploy #1", waiter);
        j.assertLogContains("The block is left out.", waiter);
        j.assertLogContains("done: false", waiter);
        j.assertLogNotContains("never", waiter);
        FlowNode marked = new DepthFirstScanner()
                .findFirstMatch(waiter.getExecution(), node -> node.getAction(WarningAction.class) != null);
        assertThat(marked.getAction(WarningAction.class).getResult()).isEqualTo(Result.NOT_BUILT);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        builds.awaitEmptyStore();
    }

    @Test
    void shouldLeaveAStageOutWhenTheTimeForItsLockIsOver() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter = builds.start("test", """
            pipeline {
                agent none
                stages {
                    stage('preview') {
                        options { releaseLock(name: 'site', timeout: 1, unit: 'SECONDS', onTimeout: 'skip') }
                        steps { echo 'never' }
                    }
                    stage('after') { steps { echo 'went on' } }
                }
            }
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
        j.assertLogContains("The block is left out.", waiter);
        j.assertLogNotContains("never", waiter);
        j.assertLogContains("went on", waiter);
        FlowNode marked = new DepthFirstScanner()
                .findFirstMatch(waiter.getExecution(), node -> node.getAction(WarningAction.class) != null);
        assertThat(marked.getAction(WarningAction.class).getResult()).isEqualTo(Result.NOT_BUILT);
        assertThat(marked.getEnclosingBlocks())
                .extracting(FlowNode::getDisplayName)
                .contains("preview");
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldNotWaitForEverForLessThanAMillisecond() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter =
                builds.start("test", "releaseLock(name: 'site', timeout: 500, unit: 'NANOSECONDS') { echo 'never' }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(waiter));
        j.assertLogContains("ERROR: Lock timeout: ", waiter);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldTellWhetherALockIsHeld() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            echo "before ${isLocked('site')}"
            releaseLock(name: 'site', mode: 'shared') { echo "inside ${isLocked('site')}, other ${isLocked('db')}" }
            echo "after ${isLocked('site')}"
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("before false", build);
        j.assertLogContains("inside true, other false", build);
        j.assertLogContains("after false", build);
        assertRefused("isLocked('')", "ERROR: Lock name is empty: ''");
    }

    @Test
    void shouldKeepParallelBranchesApart() throws Exception {
        WorkflowRun build = builds.start("deploy", """
            int inside = 0
            def branch = { releaseLock('site') { inside++; sleep(time: 50, unit: 'MILLISECONDS'); echo "inside: ${inside}"; inside-- } }
            parallel one: branch, two: branch, three: branch
            """);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertThat(JenkinsRule.getLog(build).lines().filter(line -> line.endsWith("inside: 1")))
                .hasSize(3);
    }

    @Test
    void shouldGiveBackWhenTheBlockFails() throws Exception {
        WorkflowRun build = builds.start("deploy", "releaseLock('site') { error 'broken' }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("ERROR: broken", build);
        assertThat(LockStore.ofController().all().requests()).isEmpty();
    }

    @Test
    void shouldGiveBackWhenTheHolderIsAborted() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter = builds.start("test", "releaseLock('site') { }");
        j.waitForMessage("Waiting for lock", waiter);
        holder.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(holder));
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
    }

    @Test
    void shouldLeaveTheQueueWhenAbortedWhileWaiting() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter = builds.start("test", "releaseLock('site') { echo 'never' }");
        j.waitForMessage("Waiting for lock", waiter);
        waiter.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(waiter));
        j.assertLogNotContains("never", waiter);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
        builds.awaitEmptyStore();
    }

    @Test
    void shouldSayWhoHoldsTheLockWhenTheTimeIsOver() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        WorkflowRun waiter =
                builds.start("test", "releaseLock(name: 'site', timeout: 1, unit: 'SECONDS') { echo 'never' }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(waiter));
        assertThat(JenkinsRule.getLog(waiter))
                .containsPattern(
                        "ERROR: Lock timeout: 'site' is held exclusively by deploy #1 \\(\\S+job/deploy/1/\\) since \\d\\d:\\d\\d"
                                + " \\(\\d+ s\\); waited \\d+ s; position 1 of 1")
                .doesNotContain("never");
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldRefuseBadArgumentsAndNameThem() throws Exception {
        assertRefused("releaseLock('') { }", "ERROR: Lock name is empty: ''");
        assertRefused(
                "releaseLock('" + "site".repeat(51) + "') { }", "ERROR: Lock name has 204 characters, at most 200");
        assertRefused("releaseLock() { }", "ERROR: No lock is named: give 'name' or 'names'");
        assertRefused("releaseLock(name: 'site', poll: 0) { }", "ERROR: poll must be 1 to 86400 seconds, but is 0");
        assertRefused(
                "releaseLock(name: 'site', mode: 'read') { }",
                "ERROR: mode must be 'exclusive' or 'shared', but is 'read'");
        assertRefused(
                "releaseLock(name: 'site', onTimeout: 'wait') { }",
                "ERROR: onTimeout must be 'fail' or 'skip', but is 'wait'");
        assertRefused(
                "releaseLock(name: 'site', variable: 'A=B') { }",
                "ERROR: variable must be a name of letters, digits and _, but is 'A=B'");
        assertRefused("releaseLock(name: 'site', timeout: -1) { }", "ERROR: timeout must not be negative, but is -1");
    }

    @Test
    void shouldGiveBackWhatABuildLeftBehindThatIsGone() throws Exception {
        Owner gone = new Owner(ControllerHome.controllerId(), "deleted", 1);
        LockStore.ofController()
                .request(
                        UUID.randomUUID(),
                        gone,
                        Demand.exclusive(LockName.all(List.of("site"))),
                        Time.now(),
                        Declared.NOTHING);
        WorkflowRun waiter = builds.start("test", "releaseLock('site') { }");
        j.waitForMessage("Waiting for lock: 'site' is held exclusively by deleted #1", waiter);
        Locks.get().sweep();
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
    }

    @Test
    void shouldSweepNothingOfRunningBuildsAndOtherControllers() throws Exception {
        WorkflowRun holder = builds.holder("deploy");
        LockStore.ofController()
                .request(
                        UUID.randomUUID(),
                        new Owner("elsewhere", "x", 1),
                        Demand.exclusive(LockName.all(List.of("db"))),
                        Time.now(),
                        Declared.NOTHING);
        Locks.get().sweep();
        assertThat(LockStore.ofController().all().requests()).hasSize(2);
        PauseStep.go("deploy");
        j.assertBuildStatusSuccess(j.waitForCompletion(holder));
    }

    @Test
    void shouldWaitForTheDatabaseToComeBack(@TempDir Path folder) throws Exception {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"))) {
            ReleaseGuardConfiguration.get().setDatabaseUrl(server.settings().url());
            WorkflowRun holder = builds.start("deploy", "releaseLock(name: 'site', poll: 1) { pause 'deploy' }");
            PauseStep.await("deploy");
            server.stop();
            WorkflowRun waiter = builds.start("test", "releaseLock(name: 'site', poll: 1) { echo 'in' }");
            j.waitForMessage("The database of Release Guard can't be reached", waiter);
            PauseStep.go("deploy");
            server.startAgain();
            j.assertBuildStatusSuccess(j.waitForCompletion(holder));
            j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
        } finally {
            ReleaseGuardConfiguration.get().setDatabaseUrl("");
        }
    }

    private void assertRefused(String script, String message) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        j.assertLogContains(message, j.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
        assertThat(LockStore.ofController().all().requests()).isEmpty();
    }
}
