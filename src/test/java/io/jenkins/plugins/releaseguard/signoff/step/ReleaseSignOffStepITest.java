package io.jenkins.plugins.releaseguard.signoff.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Executor;
import hudson.model.Result;
import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Sha256;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReleaseSignOffStepITest {

    private JenkinsRule jenkins;

    @BeforeEach
    void secure(JenkinsRule rule) {
        jenkins = rule;
        Release.secure(rule);
    }

    @Test
    void shouldGoOnWhenTwoPeopleApproved() throws Exception {
        Release release = Release.start(jenkins, "olivia");
        release.approve("alice");
        jenkins.waitForMessage("Release 1.4.0 waits for 1 more to sign", release.build());
        release.approve("bob");
        WorkflowRun build = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains(": approved by alice: tested checkout", build);
        jenkins.assertLogContains(": approved by bob: tested checkout", build);
        jenkins.assertLogContains("SHA-256 " + release.gate().log().head(), build);
        jenkins.assertLogContains("signed by [alice, bob]", build);
    }

    @Test
    void shouldFailWhenSomebodyRejects() throws Exception {
        Release release = Release.start(jenkins, "olivia");
        release.approve("alice");
        release.reject("bob", "checkout hangs");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains("ERROR: Release 1.4.0 was rejected by bob: checkout hangs (at ", build);
    }

    @Test
    void shouldNotGoOnWithALogThatOtherHandsWrote() throws Exception {
        Release release = Release.start(jenkins, "olivia");
        Gate gate = release.gate();
        ControllerDatabase.get()
                .write(handle -> handle.execute(
                        """
                        INSERT INTO release_event (gate, position, at, kind, fields, previous, hash)
                        VALUES (?, ?, CURRENT_TIMESTAMP, 'GATE_OPENED', '', ?, ?)\
                        """,
                        gate.id(),
                        gate.log().entries().size() + 1,
                        gate.log().head(),
                        gate.log().head()));
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains("changed by other hands than Release Guard's: Entry 4", build);
        jenkins.assertLogContains("build the release again", build);
    }

    @Test
    void shouldNeedNoExecutor() throws Exception {
        Release release = Release.start(jenkins, "olivia");
        assertThat(jenkins.jenkins.toComputer().getExecutors()).allMatch(Executor::isIdle);
        release.reject("bob", "done");
        jenkins.waitForCompletion(release.build());
    }

    @Test
    void shouldCloseGateWhenBuildIsAborted() throws Exception {
        Release release = Release.start(jenkins, "olivia");
        release.build().doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(release.build()));
        jenkins.waitUntilNoActivity();
        assertThat(release.approve("alice").getStatusCode()).isEqualTo(400);
        assertThat(release.gate().state()).isEqualTo(GateState.ABORTED);
    }

    @Test
    void shouldCloseGateThatIsOpenedWhenItsBuildIsStoppedAlready() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(
                new CpsFlowDefinition("releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9')", true));
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<UUID> stopped = new CompletableFuture<>();
        CompletableFuture<Boolean> inTheWay = new CompletableFuture<>();
        CompletableFuture<Void> transaction =
                CompletableFuture.runAsync(() -> ControllerDatabase.get().run(handle -> {
                    handle.execute(
                            "INSERT INTO release_line (id) VALUES (?)",
                            Sha256.of(ControllerHome.controllerId() + "\nshop\n1.4.0"));
                    inTheWay.complete(true);
                    ControllerGates.get().watch(stopped.join(), closed::countDown);
                }));
        inTheWay.join();
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        while (build.getAction(HeldGates.class) == null) {
            Thread.onSpinWait();
        }
        build.doStop();
        jenkins.waitForCompletion(build);
        UUID gate = build.getAction(HeldGates.class).ids().get(0);
        stopped.complete(gate);
        transaction.join();
        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Release.of(jenkins, build).gate().state()).isEqualTo(GateState.ABORTED);
    }

    @Test
    void shouldRefuseBadVersionBeforeAnythingIsOpened() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("releaseSignOff(version: ' ')", true));
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("ERROR: The version to sign off is empty", build);
        assertThat(build.getAction(HeldGates.class)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "writeFile file: \"a\\nb.jar\", text: ''; archiveArtifacts '**'|'a?b.jar' has control characters",
                "env.GIT_COMMIT = 'c' * 300|GIT_COMMIT has 300 characters"
            })
    void shouldRefuseWhatItIsNotToldByParameters(String before, String why) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node { " + before + " }; releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9')", true));
        jenkins.assertLogContains(why, jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
    }

    @Test
    void shouldAskAnewInNextBuild() throws Exception {
        Release first = Release.start(jenkins, "olivia");
        first.approve("alice");
        WorkflowRun next = first.build().getParent().scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Release 1.4.0 waits for 2 different people", next);
        assertThat(next.getAction(HeldGates.class).ids())
                .doesNotContainAnyElementsOf(
                        first.build().getAction(HeldGates.class).ids());
        jenkins.assertBuildStatus(Result.NOT_BUILT, jenkins.waitForCompletion(first.build()));
        assertThat(first.gate().state()).isEqualTo(GateState.SUPERSEDED);
        next.doStop();
        jenkins.waitForCompletion(next);
    }
}
