package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.SharedPostgresql;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Also what several controllers on one database need: leases, and being told. */
class PostgresqlLockRulesTest extends LockRulesContract {

    @RegisterExtension
    static final SharedPostgresql POSTGRESQL = new SharedPostgresql();

    private static final Demand SITE = Demand.exclusive(List.of(new LockName("site")));
    private static final Demand DB = Demand.exclusive(List.of(new LockName("db")));
    private static final Demand BOTH = Demand.exclusive(LockName.all(List.of("site", "db")));

    @Override
    DatabaseSettings settings() {
        return POSTGRESQL.settings();
    }

    @Test
    void shouldTakeWhatAControllerHoldsThatIsAway() {
        UUID lost = held(ask("away", SITE));
        UUID waiter = waits(ask("here", SITE));
        assertThat(store.due("here")).isEmpty();
        letLeaseRunOut("away");
        assertThat(store.due("here")).containsExactly(new LockName("site"));
        Changes changes = store.advance(List.of(new LockName("site")));
        assertThat(granted(changes)).containsExactly(waiter);
        assertThat(changes.events())
                .extracting(LockEvent::kind)
                .containsExactly(LockEvent.Kind.LOST, LockEvent.Kind.GRANTED);
        assertThat(store.pulse("away", "").held()).isEmpty();
        assertThat(store.ended(lost)).map(Ended::end).contains(End.LOST);
    }

    /** However many: who is looked for stands behind all of them. */
    @Test
    void shouldTakeWhatAControllerHoldsThatIsAwayFromBehindItsWaiters() {
        held(ask("away", SITE));
        for (int i = 0; i < 60; i++) {
            waits(ask("away", SITE));
        }
        UUID waiter = waits(ask("here", SITE));
        letLeaseRunOut("away");
        assertThat(store.due("here")).containsExactly(new LockName("site"));
        assertThat(granted(store.advance(List.of(new LockName("site"))))).containsExactly(waiter);
    }

    @Test
    void shouldLeaveToAControllerThatIsAwayWhatNobodyWants() {
        UUID holder = held(ask("away", SITE));
        letLeaseRunOut("away");
        assertThat(store.advance(List.of(new LockName("site"))).events()).isEmpty();
        assertThat(store.pulse("away", "").held()).containsOnlyKeys(holder);
    }

    @Test
    void shouldKeepALockClosedForTheCooldownThoughItsControllerIsAway() {
        UUID holder = held(ask("away", SITE.with(new Conduct(0, Duration.ofMinutes(2), false, ""))));
        UUID waiter = waits(ask("here", SITE));
        store.release(holder, End.RELEASED);
        letLeaseRunOut("away");
        assertThat(store.due("here")).isEmpty();
        assertThat(store.advance(List.of(new LockName("site"))).events()).isEmpty();
        now = NOON.plusSeconds(120);
        assertThat(store.due("here")).containsExactly(new LockName("site"));
        assertThat(store.advance(List.of(new LockName("site"))).events())
                .extracting(LockEvent::kind)
                .containsExactly(LockEvent.Kind.GRANTED);
        assertThat(store.look(waiter)).map(Standing::isHeld).contains(true);
        assertThat(store.ended(holder)).map(Ended::end).contains(End.RELEASED);
    }

    @Test
    void shouldPassOverWaitersOfAControllerThatIsAwayAndKeepTheirPlaces() {
        UUID holder = held(ask("here", SITE));
        UUID away = waits(ask("away", SITE));
        UUID first = waits(ask("here", SITE));
        UUID second = waits(ask("here", SITE));
        letLeaseRunOut("away");
        assertThat(granted(store.release(holder, End.RELEASED))).containsExactly(first);
        assertThat(store.pulse("away", "").waiting()).containsExactly(away);
        assertThat(granted(store.release(first, End.RELEASED))).containsExactly(away);
        assertThat(granted(store.release(away, End.RELEASED))).containsExactly(second);
    }

    @Test
    void shouldNotTakeWaitersOfAControllerThatIsAwayForADeadlock() {
        UUID holder = held(ask("here", SITE));
        UUID block = held(ask("here", DB));
        waits(ask("away", BOTH));
        letLeaseRunOut("away");
        UUID inner = waits(ask("here", SITE.with(Nesting.within(List.of(block)))));
        assertThat(granted(store.release(holder, End.RELEASED))).containsExactly(inner);
    }

    @Test
    void shouldEndWhoWaitsForEverOnceAControllerIsBack() {
        held(ask("here", SITE));
        UUID block = held(ask("here", DB));
        UUID first = waits(ask("away", BOTH));
        letLeaseRunOut("away");
        UUID inner = waits(ask("here", SITE.with(Nesting.within(List.of(block)))));
        Pulse pulse = store.pulse("away", "");
        assertThat(pulse.waiting()).containsExactly(first);
        assertThat(pulse.changes().events()).extracting(LockEvent::kind).containsExactly(LockEvent.Kind.DEADLOCK);
        assertThat(store.look(inner)).isEmpty();
        assertThat(store.ended(inner)).hasValueSatisfying(ended -> {
            assertThat(ended.end()).isEqualTo(End.DEADLOCK);
            assertThat(ended.reason()).contains("job #3 is first for 'site' and waits for 'db'");
        });
    }

    @Test
    void shouldTellWhatTheReturnOfAControllerThatAsksHasEnded() {
        held(ask("here", SITE));
        UUID block = held(ask("here", DB));
        waits(ask("away", BOTH));
        letLeaseRunOut("away");
        UUID inner = waits(ask("here", SITE.with(Nesting.within(List.of(block)))));
        Asked asked = ask("away", Demand.exclusive(List.of(new LockName("shop"))));
        held(asked);
        assertThat(asked.changes().events())
                .filteredOn(event -> event.kind() == LockEvent.Kind.DEADLOCK)
                .singleElement()
                .satisfies(event -> assertThat(event.request().id()).isEqualTo(inner));
    }

    @Test
    void shouldTakeAndGiveBackAFreeLockByOneCallEach() {
        store.release(held(ask("here", SITE)), End.RELEASED);
        UUID id = UUID.randomUUID();
        assertThat(takeAtOnce(id))
                .hasValueSatisfying(asked -> assertThat(
                                asked.standing().orElseThrow().request().grant().token())
                        .isEqualTo(2));
        assertThat(shortcut().giveBack(id, End.RELEASED)).isPresent();
        assertThat(rows()).isZero();
        assertThat(store.ended(id)).map(Ended::end).contains(End.RELEASED);
    }

    @Test
    void shouldDecideStepByStepAboutALockThatIsWanted() {
        UUID holder = held(ask("here", SITE));
        assertThat(takeAtOnce(UUID.randomUUID())).isEmpty();
        waits(ask("here", SITE));
        assertThat(shortcut().giveBack(holder, End.RELEASED)).isEmpty();
        assertThat(store.pulse("here", "").held()).containsOnlyKeys(holder);
    }

    @Test
    void shouldTakeNothingAtOnceOnALeaseThatRanOut() {
        store.release(held(ask("here", SITE)), End.RELEASED);
        letLeaseRunOut("here");
        assertThat(takeAtOnce(UUID.randomUUID())).isEmpty();
        assertThat(rows()).isZero();
    }

    private Shortcut shortcut() {
        return new Shortcut(new LockTransactions(database, clock()));
    }

    private Optional<Asked> takeAtOnce(UUID id) {
        return shortcut().take(id, new Owner("here", "deploy", 8), SITE, now, Declared.NOTHING);
    }

    @Test
    void shouldForgetWhatAControllerLongGoneWaitsFor() {
        UUID holder = held(ask("here", SITE));
        waits(ask("gone", SITE.with(Nesting.within(List.of(UUID.randomUUID())))));
        letLeaseRunOut("gone");
        store.forget(Instant.now().minusSeconds(30));
        store.release(holder, End.RELEASED);
        assertThat(rows()).isZero();
    }

    @Test
    void shouldLoseNothingThatIsRenewedAtTheSameMoment() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 15; round++) {
                UUID holder = held(ask("away", SITE));
                UUID waiter = waits(ask("here", SITE));
                letLeaseRunOut("away");
                Future<Pulse> renewed = pool.submit(() -> store.pulse("away", ""));
                Future<Changes> advanced = pool.submit(() -> store.advance(List.of(new LockName("site"))));
                boolean kept = renewed.get(1, TimeUnit.MINUTES).held().containsKey(holder);
                assertThat(granted(advanced.get(1, TimeUnit.MINUTES)).contains(waiter))
                        .isEqualTo(!kept);
                store.release(holder, End.RELEASED);
                store.release(waiter, End.RELEASED);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldNotifyTheControllerWhoseBuildIsGranted() throws Exception {
        UUID holder = held(ask("here", SITE));
        waits(ask("there", SITE));
        waits(ask("here", SITE));
        try (Connection connection = DriverManager.getConnection(settings().url())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + LockStore.CHANNEL);
            }
            store.release(holder, End.RELEASED);
            assertThat(notified(connection)).containsExactly("there");
        }
    }

    private static List<String> notified(Connection connection) throws SQLException {
        PGNotification[] notifications = connection.unwrap(PGConnection.class).getNotifications(10_000);
        return Arrays.stream(notifications).map(PGNotification::getParameter).toList();
    }

    private void letLeaseRunOut(String controller) {
        database.run(handle -> handle.execute(
                "UPDATE lock_controller SET renewed_at = CURRENT_TIMESTAMP - INTERVAL '61' SECOND WHERE id = ?",
                controller));
    }
}
