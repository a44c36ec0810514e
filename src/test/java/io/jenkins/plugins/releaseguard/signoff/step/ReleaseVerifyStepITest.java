package io.jenkins.plugins.releaseguard.signoff.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hudson.model.Executor;
import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.database.PostgresqlServer;
import io.jenkins.plugins.releaseguard.notify.News;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.Release;
import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.EventKind;
import io.jenkins.plugins.releaseguard.signoff.engine.Verification;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReleaseVerifyStepITest {

    private static final String ASKS = "Release 1.4.0 waits for two people to keep it, or one to roll it back";

    /** Of three checks one fails, and one isn't run. */
    private static final String FAILING = """
        releaseVerify(version: '1.4.0', checks: ['home page', 'login', 'search']) {
          releaseCheck('login') { error 'wrong password' }
          releaseCheck('home page') { echo 'home is fine' }
        }
        """;

    private JenkinsRule jenkins;

    @BeforeEach
    void secure(JenkinsRule rule) {
        jenkins = rule;
        Release.secure(rule);
    }

    @AfterEach
    void setClockBack() {
        Time.setClock(Clock.systemUTC());
    }

    @Test
    void shouldGoOnWhenTwoPeopleKeepTheRelease() throws Exception {
        Release release = verified("""
            def kept = releaseVerify(version: '1.4.0', checks: ['login']) {
              def passed = releaseCheck('login') { echo 'in' }
              echo "login ${passed}"
            }
            echo "${kept.outcome} by ${kept.who} for ${kept.reason}, ${kept.checks[0].name} ${kept.checks[0].result}"
            """);
        assertThat(jenkins.jenkins.toComputer().getExecutors()).allMatch(Executor::isIdle);
        release.post("alice", "keep", "all fine");
        jenkins.waitForMessage("to be kept, says alice: all fine", release.build());
        release.post("bob", "keep", "");
        WorkflowRun build = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains("login true", build);
        jenkins.assertLogContains("kept by [alice, bob] for all fine, login passed", build);
        jenkins.assertLogContains(release.gate().log().head(), build);
    }

    @Test
    void shouldRunAllChecksAndKeepWhatEachFound() throws Exception {
        Release release = verified(FAILING);
        assertThat(latest(release).checks())
                .extracting(Check::name, Check::result, Check::detail)
                .containsExactly(
                        tuple("login", Check.Result.FAILED, "wrong password"),
                        tuple("home page", Check.Result.PASSED, ""),
                        tuple("search", Check.Result.NOT_RUN, ""));
        jenkins.assertLogContains("verified: 1 of 3 checks passed; failed: login; not run: search", release.build());
        assertThat(release.post("alice", "keep", "").getStatusCode()).isEqualTo(400);
        release.post("alice", "keep", "nobody logs in today");
        release.post("bob", "keep", "indeed");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(release.build()));
    }

    @Test
    void shouldFailAtOnceWithTheRollbackPlanWhenOneRollsBack() throws Exception {
        Release release = verified("try { " + FAILING + "} catch (e) { echo \"acting: ${e.message}\"; throw e }");
        release.post("bob", "rollBack", "nobody gets in");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains("acting: Release 1.4.0 was rolled back by bob: nobody gets in (at ", build);
        jenkins.assertLogContains("Rollback plan:\n  deploy 1.3.9", build);
        assertThat(release.post("bob", "rollBack", "really").getStatusCode()).isEqualTo(400);
        assertThat(release.post("alice", "rollBack", "saw it").getStatusCode()).isEqualTo(302);
        assertThat(outcome(release)).isEqualTo(Decision.Outcome.ROLL_BACK_CONFIRMED);
    }

    @Test
    void shouldStopSmokeTestsWhenSomebodyRollsBack() throws Exception {
        Release release = Release.signed(
                jenkins, "releaseVerify('1.4.0') { releaseCheck('slow') { pause 'slow' }; echo 'not reached' }");
        PauseStep.await("slow");
        assertThat(release.post("alice", "keep", "").getContentAsString()).contains("still running");
        release.post("alice", "rollBack", "prices are wrong");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains("ERROR: Release 1.4.0 was rolled back by alice: prices are wrong", build);
        jenkins.assertLogNotContains("not reached", build);
        assertThat(latest(release).checks()).extracting(Check::result).containsExactly(Check.Result.FAILED);
    }

    @Test
    void shouldStopSmokeTestsAgainThatCatchTheFirstTime() throws Exception {
        Release release = Release.signed(
                jenkins,
                "releaseVerify('1.4.0') { try { pause 'first' } catch (e) { echo 'caught' }; pause 'second' }");
        PauseStep.await("first");
        release.post("alice", "rollBack", "prices are wrong");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains("caught", build);
        jenkins.assertLogContains("ERROR: Release 1.4.0 was rolled back by alice: prices are wrong", build);
    }

    @Test
    void shouldFailVerificationWhenTheBlockFailsOutsideOfChecks() throws Exception {
        Release release = verified("releaseVerify('1.4.0') { releaseCheck('login') {}; error 'agent is gone' }");
        assertThat(latest(release).isPassed()).isFalse();
        assertThat(latest(release).problem()).isEqualTo("agent is gone");
        release.post("alice", "rollBack", "who knows");
        jenkins.waitForCompletion(release.build());
    }

    @Test
    void shouldTakeCheckWhoseTimeIsOverForFailed() throws Exception {
        Release release = verified("""
            releaseVerify('1.4.0') {
              releaseCheck('slow') { timeout(time: 1, unit: 'MILLISECONDS') { pause 'for ever' } }
              releaseCheck('fast') { echo 'reached' }
            }
            """);
        assertThat(latest(release).checks())
                .extracting(Check::result)
                .containsExactly(Check.Result.FAILED, Check.Result.PASSED);
        release.post("alice", "rollBack", "slow");
        jenkins.waitForCompletion(release.build());
    }

    @Test
    void shouldRunChecksInParallel() throws Exception {
        Release release = verified("""
            releaseVerify(version: '1.4.0', checks: ['a', 'b']) {
              parallel a: { releaseCheck('a') { error 'no' } }, b: { releaseCheck('b') {} }, failFast: true
            }
            """);
        assertThat(latest(release).summary()).isEqualTo("1 of 2 checks passed; failed: a");
        release.post("alice", "rollBack", "a");
        jenkins.waitForCompletion(release.build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "releaseVerify('9') { echo 'block runs' } | no signed release 9 of shop | nothing of this job is signed",
                "releaseVerify(version: '9', job: 'shp') { echo 'block runs' } | There is no job 'shp' | may see",
                "releaseVerify(' ') { echo 'block runs' } | version to sign off is empty | 1.4.0",
                "releaseVerify(version: '9', checks: ['a', ' a ']) { echo 'block runs' } | check 'a' is named twice | a",
                "releaseVerify(version: '9', checks: ['']) { echo 'block runs' } | A check needs a name | login",
                "releaseVerify(version: '9', timeout: -1) { echo 'block runs' } | timeout must be 0 (none) or more | not -1",
                "releaseCheck('login') { echo 'block runs' } | such as: releaseVerify | releaseCheck"
            })
    void shouldRefuseBeforeTheBlockRuns(String script, String message, String hint) throws Exception {
        WorkflowRun build =
                jenkins.assertBuildStatus(Result.FAILURE, job("shop", script).scheduleBuild2(0));
        jenkins.assertLogContains(message, build);
        jenkins.assertLogContains(hint, build);
        jenkins.assertLogNotContains("block runs", build);
    }

    @Test
    void shouldNameWhatIsThereInsteadOfTheRelease() throws Exception {
        Release release = Release.start(jenkins, "olivia");
        WorkflowJob deploy = job("deploy", "releaseVerify(version: '1.4.0', job: 'shop') {}");
        jenkins.assertLogContains(
                "the latest, of build #1, is waiting; nothing of this job is signed",
                jenkins.assertBuildStatus(Result.FAILURE, deploy.scheduleBuild2(0)));
        release.approve("alice");
        release.approve("bob");
        jenkins.waitForCompletion(release.build());
        deploy.setDefinition(new CpsFlowDefinition("releaseVerify(version: '1.5.0', job: '/shop') {}", true));
        jenkins.assertLogContains(
                "there is none; signed are 1.4.0", jenkins.assertBuildStatus(Result.FAILURE, deploy.scheduleBuild2(0)));
    }

    @Test
    void shouldVerifyReleaseThatAnotherJobSigned() throws Exception {
        Release release = Release.signed(jenkins, "echo 'signed'");
        jenkins.waitForCompletion(release.build());
        WorkflowRun deploy = job("deploy", "releaseVerify(version: '1.4.0', job: 'shop') { echo 'tested' }")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage(ASKS, deploy);
        assertThat(latest(release).build().display()).isEqualTo("deploy #1");
        assertThat(release.get("rita", deploy.getUrl()).getContentAsString()).contains("Release 1.4.0");
        release.post("alice", "keep", "");
        release.post("bob", "keep", "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(deploy));
    }

    @Test
    void shouldGiveWayToALaterVerification() throws Exception {
        Release release = verified("releaseVerify('1.4.0') {}");
        WorkflowRun later = job("deploy", "releaseVerify(version: '1.4.0', job: 'shop') {}")
                .scheduleBuild2(0)
                .waitForStart();
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains("Release 1.4.0 is verified anew, by deploy #1", build);
        jenkins.waitForMessage(ASKS, later);
        release.post("alice", "rollBack", "x");
        jenkins.waitForCompletion(later);
    }

    @Test
    void shouldFailWhenNobodyDecidesInTime() throws Exception {
        Release release = verified("releaseVerify(version: '1.4.0', timeout: 2, unit: 'HOURS') {}");
        release.post("alice", "keep", "");
        Time.setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(release.build()));
        jenkins.assertLogContains("nobody decided within the timeout of 2 hours", build);
        jenkins.assertLogContains("A second person has to agree to keep it, as alice wants", build);
        jenkins.assertLogContains("Decide at " + jenkins.getURL() + release.page(), build);
        assertThat(release.post("bob", "keep", "").getStatusCode()).isEqualTo(302);
        assertThat(outcome(release)).isEqualTo(Decision.Outcome.KEPT);
    }

    @Test
    void shouldKeepResultsWhenAbortedInTheBlock() throws Exception {
        Release release = Release.signed(jenkins, """
            releaseVerify(version: '1.4.0', checks: ['a', 'b']) {
              releaseCheck('a') {}
              releaseCheck('b') { pause 'b' }
            }
            """);
        PauseStep.await("b");
        release.stop();
        jenkins.assertBuildStatus(Result.ABORTED, release.build());
        jenkins.waitUntilNoActivity();
        awaitAbandoned(release);
        assertThat(latest(release).summary()).startsWith("1 of 2 checks passed; failed: b");
    }

    @Test
    void shouldLeaveReleaseUndecidedWhenAbortedWhileWaiting() throws Exception {
        Release release = verified("releaseVerify('1.4.0') {}");
        release.stop();
        jenkins.assertBuildStatus(Result.ABORTED, release.build());
        awaitAbandoned(release);
        assertThat(release.gate().aftermath().undecidedSince()).isPresent();
        assertThat(release.get("alice", release.page()).getContentAsString())
                .contains("No build waits for the decision any more");
    }

    @Test
    void shouldTakeBothWhenTwoKeepAtTheSameInstant() throws Exception {
        Release release = verified("releaseVerify('1.4.0') {}");
        List<CompletableFuture<WebResponse>> clicks = Stream.of("alice", "bob")
                .map(user -> CompletableFuture.supplyAsync(() -> keep(release, user)))
                .toList();
        clicks.forEach(CompletableFuture::join);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(release.build()));
        assertThat(outcome(release)).isEqualTo(Decision.Outcome.KEPT);
        assertThat(count(release, EventKind.KEPT)).isEqualTo(1);
        assertThat(count(release, EventKind.OUTCOME_CONFIRMED)).isEqualTo(1);
    }

    @Test
    void shouldTellPeopleWhatTheChecksFoundAndWhatWasDecided() throws Exception {
        Release release = verified(FAILING);
        release.post("alice", "keep", "odd");
        release.post("bob", "rollBack", "nobody gets in");
        release.post("alice", "rollBack", "indeed");
        jenkins.waitForCompletion(release.build());
        Ears.await("Release 1.4.0 verified: 1 of 3 checks passed; failed: login; not run: search; waits for people");
        Ears.await("Release 1.4.0 to be kept, says alice: odd");
        Ears.await("Release 1.4.0 rolled back by bob: nobody gets in");
        Ears.await("Release 1.4.0 decision confirmed by alice: indeed");
    }

    /** Hears what people are told. */
    @TestExtension("shouldTellPeopleWhatTheChecksFoundAndWhatWasDecided")
    public static final class Ears implements News.Listener {

        private static final List<String> HEARD = new CopyOnWriteArrayList<>();

        @Override
        public void hear(News news) {
            HEARD.add(news.text());
        }

        static void await(String text) {
            long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (HEARD.stream().noneMatch(heard -> heard.startsWith(text))) {
                assertThat(System.nanoTime())
                        .as("'%s' in time, of %s", text, HEARD)
                        .isLessThan(limit);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void shouldWaitForTheDatabaseToComeBack(@TempDir Path folder) throws Exception {
        try (PostgresqlServer server = new PostgresqlServer(folder.resolve("data"))) {
            ReleaseGuardConfiguration.get().setDatabaseUrl(server.settings().url());
            Release release =
                    Release.signed(jenkins, "releaseVerify('1.4.0') { releaseCheck('login') { pause 'login' } }");
            PauseStep.await("login");
            server.stop();
            PauseStep.go("login");
            jenkins.waitForMessage("The verification of release 1.4.0 waits for its store", release.build());
            server.startAgain();
            jenkins.waitForMessage(ASKS, release.build());
            assertThat(latest(release).isPassed()).isTrue();
            release.post("alice", "keep", "");
            release.post("bob", "keep", "");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(release.build()));
        } finally {
            ReleaseGuardConfiguration.get().setDatabaseUrl("");
        }
    }

    /** A release whose smoke tests have ended. */
    private Release verified(String script) throws Exception {
        Release release = Release.signed(jenkins, script);
        jenkins.waitForMessage(ASKS, release.build());
        return release;
    }

    private WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static WebResponse keep(Release release, String user) {
        try {
            return release.post(user, "keep", "");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verification latest(Release release) {
        return release.gate().aftermath().verifications().get(0);
    }

    private static Decision.Outcome outcome(Release release) {
        return release.gate().aftermath().decision().outcome();
    }

    private static long count(Release release, EventKind kind) {
        return release.gate().log().entries().stream()
                .filter(entry -> entry.event().kind() == kind)
                .count();
    }

    /** What a build that ends leaves is written down in the background. */
    private static void awaitAbandoned(Release release) {
        long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (latest(release).abandoned().isEmpty() || latest(release).ended() == null) {
            assertThat(System.nanoTime()).as("abandoned in time").isLessThan(limit);
            Thread.onSpinWait();
        }
    }
}
