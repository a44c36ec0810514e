package io.jenkins.plugins.releaseguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.signoff.Release;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The database goes away under a running Jenkins and comes back: pages and logs say so, nothing must be restarted. */
@WithJenkins
@Timeout(120)
class DatabaseOutageITest {

    private static final String OUTAGE = "The database of Release Guard can't be reached";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private PostgresqlServer database;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        database = new PostgresqlServer(folder.resolve("data"));
        ReleaseGuardConfiguration.get().setDatabaseUrl(database.settings().url());
    }

    @AfterEach
    void stop() throws Exception {
        ReleaseGuardConfiguration.get().setDatabaseUrl("");
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"locks", "quarantine", "releases"})
    void shouldBeToldOnPageUntilItIsOver(String page) throws Exception {
        assertThat(text(page)).doesNotContain(OUTAGE);
        database.stop();
        assertThat(text(page)).contains(OUTAGE);
        database.startAgain();
        await(() -> !text(page).contains(OUTAGE));
    }

    @Test
    void shouldRefuseSignaturesUntilItIsOver() throws Exception {
        Release.secure(jenkins);
        Release release = Release.start(jenkins, "olivia");
        database.stop();
        assertThat(release.get("alice", release.build().getUrl()).getContentAsString())
                .contains(OUTAGE);
        assertThat(release.get("alice", release.page()).getContentAsString()).contains("database of Release Guard");
        assertThat(release.approve("alice").getContentAsString())
                .contains("database of Release Guard")
                .doesNotContain("at io.jenkins");
        jenkins.waitForMessage(OUTAGE, release.build());

        database.startAgain();
        await(() -> release.approve("alice").getStatusCode() == 302);
        assertThat(release.approve("bob").getStatusCode()).isEqualTo(302);
        jenkins.assertLogContains(
                "signed by [alice, bob]", jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(release.build())));
    }

    @Test
    void shouldHoldReleaseThatAsksMeanwhile() throws Exception {
        Release.secure(jenkins);
        database.stop();
        WorkflowRun build = build("releaseSignOff(version: '1.4.0', rollbackPlan: 'deploy 1.3.9')");
        jenkins.waitForMessage("The sign-off of release 1.4.0 waits for its store: " + OUTAGE, build);
        database.startAgain();
        jenkins.waitForMessage("Release 1.4.0 waits for 2 different people to sign it", build);
        build.doStop();
        jenkins.waitForCompletion(build);
    }

    @Test
    void shouldListFlakyTestWhenItIsOver() throws Exception {
        database.stop();
        WorkflowRun build = flakyBuild();
        jenkins.assertLogContains("The tests aren't in the history yet. " + OUTAGE, build);
        database.startAgain();
        await(() -> text("quarantine").contains("shouldPay"));
    }

    @Test
    void shouldRecordTestsForTheJobByTheNameThatItHasThen() throws Exception {
        database.stop();
        flakyBuild().getParent().renameTo("market");
        database.startAgain();
        await(() -> text("quarantine").contains("shouldPay"));
        assertThat(TestHistory.ofController().jobs()).containsExactly("market");
    }

    private WorkflowRun flakyBuild() throws Exception {
        WorkflowRun build = build("""
            node {
              flakyRerun(results: 'TEST-*.xml', reruns: 1) {
                def failure = env.RERUN_TESTS ? '' : '<failure message="too slow"/>'
                writeFile file: 'TEST-shop.xml', text: \"\"\"<testsuite name="shop.CheckoutTest" tests="1">
                  <testcase classname="shop.CheckoutTest" name="shouldPay">${failure}</testcase>
                </testsuite>\"\"\"
              }
            }
            """);
        return jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    private WorkflowRun build(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private String text(String page) throws Exception {
        return jenkins.createWebClient().goTo(page).asNormalizedText();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            Thread.sleep(200);
        }
    }
}
