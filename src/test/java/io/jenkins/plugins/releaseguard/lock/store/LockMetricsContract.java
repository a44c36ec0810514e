package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent.Kind;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the numbers say, on every database. */
abstract class LockMetricsContract extends StoredLocksContract {

    @Test
    void shouldBeZeroWhenNothingHappens() {
        LockMetrics metrics = LockMetrics.of(database, NOON);
        assertThat(metrics).isEqualTo(new LockMetrics(0, 0, 0, 0, 0, 0, Duration.ZERO, Map.of()));
        assertThat(metrics.ended(Kind.TIMED_OUT)).isZero();
    }

    @Test
    void shouldCountLocksAndRequests() {
        ask(Conduct.DEFAULT, NOON, "site", "db");
        ask(Conduct.DEFAULT, NOON.minusSeconds(90), "site");
        ask(Conduct.DEFAULT, NOON.minusSeconds(30), "site", "db");
        UUID cooling = ask(new Conduct(0, Duration.ofMinutes(1), false, ""), NOON, "phone");
        store.release(cooling, End.RELEASED);
        UUID released = ask(Conduct.DEFAULT, NOON, "once");
        store.release(released, End.RELEASED);
        LockMetrics metrics = LockMetrics.of(database, NOON);
        assertThat(metrics.locks()).isEqualTo(4);
        assertThat(metrics.held()).isEqualTo(3);
        assertThat(metrics.holding()).isEqualTo(1);
        assertThat(metrics.cooling()).isEqualTo(1);
        assertThat(metrics.waiting()).isEqualTo(2);
        assertThat(metrics.longestWait()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void shouldNotCountWhatHasCooledDown() {
        store.release(ask(new Conduct(0, Duration.ofMinutes(1), false, ""), NOON, "phone"), End.RELEASED);
        LockMetrics metrics = LockMetrics.of(database, NOON.plusSeconds(60));
        assertThat(metrics.held()).isZero();
        assertThat(metrics.cooling()).isZero();
    }

    @Test
    void shouldCountEachRequestThatEndedOnceHoweverManyItsLocks() {
        ask(Conduct.DEFAULT, NOON, "site", "db");
        UUID late = ask(Conduct.DEFAULT, NOON, "site", "db");
        store.withdraw(late, End.TIMED_OUT);
        UUID other = ask(Conduct.DEFAULT, NOON, "site");
        store.withdraw(other, End.TIMED_OUT);
        assertThat(LockMetrics.of(database, NOON).ended(Kind.TIMED_OUT)).isEqualTo(2);
    }

    @Test
    void shouldCountDeadlocks() {
        UUID deploy = ask(Conduct.DEFAULT, NOON, "site");
        UUID migrate = ask(Conduct.DEFAULT, NOON, "db");
        within(deploy, "db");
        within(migrate, "site");
        assertThat(LockMetrics.of(database, NOON).ended(Kind.DEADLOCK)).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatEndedLongAgo() {
        UUID site = ask(Conduct.DEFAULT, NOON, "site");
        store.release(site, End.RELEASED);
        assertThat(LockMetrics.of(database, NOON.plus(LockMetrics.PERIOD).minusSeconds(1))
                        .ended(Kind.RELEASED))
                .isEqualTo(1);
        assertThat(LockMetrics.of(database, NOON.plus(LockMetrics.PERIOD)).ended())
                .isEmpty();
    }

    private UUID ask(Conduct conduct, Instant since, String... locks) {
        return ask(Nesting.NONE, conduct, since, locks);
    }

    private void within(UUID block, String lock) {
        ask(Nesting.within(List.of(block)), Conduct.DEFAULT, NOON, lock);
    }

    private UUID ask(Nesting nesting, Conduct conduct, Instant since, String... locks) {
        UUID id = UUID.randomUUID();
        Demand demand = new Demand(LockName.all(List.of(locks)), Share.EXCLUSIVE, nesting, conduct);
        store.request(id, new Owner("here", "deploy", 41), demand, since, Declared.NOTHING);
        return id;
    }
}
