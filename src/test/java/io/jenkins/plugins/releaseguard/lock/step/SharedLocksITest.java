package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.config.ReleaseGuardConfiguration;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.Notifications;
import io.jenkins.plugins.releaseguard.database.SharedPostgresql;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

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
    void shouldFindOutWithinItsPollWhenItIsNotTold() throws Exception {
        ask(elsewhere, held, ELSEWHERE, Demand.exclusive(LockName.all(List.of("mute"))));
        WorkflowRun waiter = builds.start("test", "releaseLock(name: 'mute', poll: 1) { echo 'test is in' }");
        j.waitForMessage("Waiting for lock", waiter);
        database.run(handle -> {
            handle.execute("CREATE SCHEMA mute");
            handle.execute("CREATE FUNCTION mute.pg_notify(TEXT, TEXT) RETURNS TEXT LANGUAGE sql AS 'SELECT $2'");
        });
        String url = POSTGRESQL.settings().url() + "&currentSchema=public,mute,pg_catalog";
        try (Database mute = new Database(
                        new DatabaseSettings(url, POSTGRESQL.settings().user(), null));
                Notifications told = Notifications.of(POSTGRESQL.settings(), LockStore.CHANNEL)) {
            Instant before = Instant.now();
            new LockStore(mute, Clock.systemUTC()).release(held, End.RELEASED);
            j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
            // Less than until the next pulse.
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(told.await(Duration.ofMillis(1))).doesNotContain(ControllerHome.controllerId());
        }
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

    @Test
    void shouldTellListenersWhatItsReturnHasEnded() throws Exception {
        UUID block = UUID.randomUUID();
        UUID inner = UUID.randomUUID();
        hold("till");
        ask(elsewhere, block, ELSEWHERE, Demand.exclusive(LockName.all(List.of("stock"))));
        LockStore here = LockStore.ofController();
        Owner waiter = new Owner(ControllerHome.controllerId(), "test", 1);
        ask(here, UUID.randomUUID(), waiter, Demand.exclusive(LockName.all(List.of("stock", "till"))));
        database.run(handle -> handle.execute(
                "UPDATE lock_controller SET renewed_at = renewed_at - INTERVAL '1' HOUR WHERE id = ?",
                waiter.controller()));
        Demand within = Demand.exclusive(LockName.all(List.of("till"))).with(Nesting.within(List.of(block)));
        ask(elsewhere, inner, ELSEWHERE, within);
        LockWatch.get().beforeAsking(here);
        assertThat(Deadlocks.HEARD.poll(30, TimeUnit.SECONDS)).isEqualTo(inner);
        elsewhere.release(held, End.RELEASED);
        elsewhere.release(block, End.RELEASED);
    }

    /** Hears of requests that ended in a deadlock. */
    @TestExtension("shouldTellListenersWhatItsReturnHasEnded")
    public static class Deadlocks extends LockListener {

        private static final BlockingQueue<UUID> HEARD = new LinkedBlockingQueue<>();

        @Override
        public void on(LockEvent event) {
            if (event.kind() == LockEvent.Kind.DEADLOCK) {
                HEARD.add(event.request().id());
            }
        }
    }

    private static void ask(LockStore store, UUID id, Owner owner, Demand demand) {
        store.request(id, owner, demand, Instant.now(), Declared.NOTHING);
    }

    private void hold(String name) {
        ask(elsewhere, held, ELSEWHERE, Demand.exclusive(LockName.all(List.of(name))));
    }
}
