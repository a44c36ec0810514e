package io.jenkins.plugins.releaseguard;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.Items;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.flaky.Flakes;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Opening;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What is kept of a job goes with it when Jenkins gives it another name. */
class JobRenameITest {

    private static final TestId TEST = new TestId("s", "", "p.A", "m", 1);

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void shouldKeepTheReleaseOpenOfABuildWhoseJobIsRenamed() throws Throwable {
        session.then(jenkins -> {
            FreeStyleBuild build = RenamedBuild.start(jenkins, "shop");
            UUID id = UUID.randomUUID();
            Build shipped = new Build("shop", build.getNumber());
            ControllerGates.get().open(id, Opening.of(new Version("1.4.0"), ControllerHome.controllerId(), shipped));
            build.getParent().renameTo("market");
            ControllerGates.get().sweep(Jobs::isRunning);
            Gate gate = ControllerGates.get().find(id).orElseThrow();
            assertThat(gate.isWaiting()).isTrue();
            assertThat(gate.build().job()).isEqualTo("market");
            assertThat(ControllerGates.get().flaw(id)).isEmpty();
            RenamedBuild.end(jenkins, build);
        });
    }

    @Test
    void shouldKnowAMovedJobAfterARestart() throws Throwable {
        session.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
            Flakes.record("shop", 1, TEST, Fate.FLAKY);
            Items.move(job, jenkins.createFolder("team"));
        });
        session.then(jenkins -> {
            assertThat(jenkins.jenkins.getItemByFullName("team/shop")).isNotNull();
            assertThat(points("team/shop")).isEqualTo(1);
        });
    }

    @Test
    void shouldCarryOverTheJobsOfAFolder() throws Throwable {
        session.then(jenkins -> {
            MockFolder team = jenkins.createFolder("team");
            team.createProject(WorkflowJob.class, "shop");
            Flakes.record("team/shop", 1, TEST, Fate.FLAKY);
            team.renameTo("crew");
            assertThat(points("crew/shop")).isEqualTo(1);
            assertThat(points("team/shop")).isZero();
        });
    }

    @Test
    void shouldCatchUpAfterARestartWhenTheDatabaseWasAway() throws Throwable {
        session.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
            Flakes.record("shop", 1, TEST, Fate.FLAKY);
            ReleaseGuardConfiguration.get().setDatabaseUrl("jdbc:postgresql://127.0.0.1:1/none");
            job.renameTo("market");
            assertThat(journal(jenkins)).exists();
            job.renameTo("bazaar");
        });
        session.then(jenkins -> {
            ReleaseGuardConfiguration.get().setDatabaseUrl("");
            assertThat(points("bazaar")).isEqualTo(1);
            assertThat(points("shop")).isZero();
            assertThat(journal(jenkins)).doesNotExist();
        });
    }

    private static int points(String job) {
        return TestHistory.ofController().points(Set.of(job), TEST, 10).size();
    }

    private static Path journal(JenkinsRule jenkins) {
        return jenkins.jenkins.getRootDir().toPath().resolve("release-guard/job-renames");
    }
}
