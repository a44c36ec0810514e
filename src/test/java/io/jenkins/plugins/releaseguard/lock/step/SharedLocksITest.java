package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.SharedPostgresql;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;

/** Locks shared with another controller, which is played by its transactions on the same PostgreSQL. */
class SharedLocksITest extends LockingController {

    @RegisterExtension
    static final SharedPostgresql POSTGRESQL = new SharedPostgresql();

    private static final Owner ELSEWHERE = new Owner("elsewhere", "team/deploy", 7);

    private final UUID held = UUID.randomUUID();
    private Database database;
    private LockStore elsewhere;

    @BeforeEach
    void share() {
        ReleaseGuardConfiguration.get().setDatabaseUrl(POSTGRESQL.settings().url());
        database = new Database(POSTGRESQL.settings());
        elsewhere = new LockStore(database, Clock.systemUTC());
        elsewhere.pulse(ELSEWHERE.controller(), "https://elsewhere.example.org/");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldBeToldWhenTheOtherControllerGivesBack() throws Exception {
        hold("site");
        WorkflowRun waiter = builds.start("test", "releaseLock(name: 'site', poll: 3600) { echo 'test is in' }");
        j.waitForMessage(
                "'site' is held exclusively by team/deploy #7"
                        + " (https://elsewhere.example.org/job/team/job/deploy/7/) since",
                waiter);
        Instant before = Instant.now();
        elsewhere.release(held, End.RELEASED);
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
        // Without being told it would take until the next pulse.
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void shouldStopTheBlockThatTheOtherControllerTookTheLockFrom() throws Exception {
        WorkflowRun build = builds.start("deploy", "releaseLock('db') { pause 'deploy'; echo 'without a lock' }");
        PauseStep.await("deploy");
        LockRequest holder = elsewhere.lockedBy(new LockName("db")).get(0);
        new LockActs(database, Clock.systemUTC()).force(holder.id(), "bob", "it hangs", true);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("Lock lost: 'db' was released by force by bob: it hangs", build);
        j.assertLogNotContains("without a lock", build);
    }

    @Test
    void shouldGoOnWaitingThroughALookThatFindsNothingNew() throws Exception {
        hold("shop");
        WorkflowRun waiter = builds.start("test", "releaseLock(name: 'shop', poll: 1) { }");
        j.waitForMessage("Waiting for lock", waiter);
        LockWatch.get().lookWithin(Duration.ofMillis(1));
        WorkflowRun other = builds.start("other", "releaseLock('other') { sleep 2 }");
        j.assertBuildStatusSuccess(j.waitForCompletion(other));
        assertThat(waiter.isBuilding()).isTrue();
        assertThat(JenkinsRule.getLog(waiter).lines().filter(line -> line.contains("Waiting for lock")))
                .hasSize(1);
        elsewhere.release(held, End.RELEASED);
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
    }

    private void hold(String name) {
        elsewhere.request(
                held, ELSEWHERE, Demand.exclusive(LockName.all(List.of(name))), Instant.now(), Declared.NOTHING);
    }
}
