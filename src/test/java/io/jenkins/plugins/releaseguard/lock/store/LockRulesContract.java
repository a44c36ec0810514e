package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Place;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of queues, as every database must keep them: permits, priorities, cooldown, acts, history. */
abstract class LockRulesContract extends StoredLocksContract {

    private static final LockName SITE = new LockName("site");
    private static final LockName DB = new LockName("db");
    private static final Declared THREE = declared(3, Duration.ZERO);

    private LockActs acts;
    private int builds;

    @BeforeEach
    void act() {
        acts = new LockActs(database, clock());
    }

    @Test
    void shouldGrantAsManyPermitsAsAreDeclared() {
        UUID two = held(ask(permits(2), THREE));
        UUID one = held(ask(permits(1), THREE));
        UUID large = waits(ask(permits(3), THREE));
        UUID small = waits(ask(permits(1), THREE));
        assertThat(granted(store.release(one, End.RELEASED))).isEmpty();
        assertThat(granted(store.release(two, End.RELEASED))).containsExactly(large);
        assertThat(granted(store.release(large, End.RELEASED))).containsExactly(small);
    }

    @Test
    void shouldRefuseMorePermitsThanThereAre() {
        Asked asked = ask(permits(4), THREE);
        assertThat(asked.refusal()).contains("'site' has 3 permits and can't give 4");
        assertThat(asked.changes().events()).extracting(LockEvent::kind).containsExactly(LockEvent.Kind.REFUSED);
        assertThat(store.all().requests()).isEmpty();
    }

    @Test
    void shouldTakeADeclarationBack() {
        held(ask(permits(1), THREE));
        waits(ask(permits(1), Declared.NOTHING));
        assertThat(store.all().terms(SITE).capacity()).isEqualTo(1);
    }

    @Test
    void shouldGoByPriorityAndLetTheOldPass() {
        UUID holder = held(exclusive(0));
        UUID old = waits(exclusive(0));
        now = NOON.plus(Duration.ofMinutes(21));
        UUID important = waits(exclusive(2));
        UUID urgent = waits(exclusive(5));
        UUID late = waits(exclusive(0));
        assertThat(store.look(old)).map(Standing::place).contains(new Place(2, 4));
        assertThat(granted(store.release(holder, End.RELEASED))).containsExactly(urgent);
        assertThat(granted(store.release(urgent, End.RELEASED))).containsExactly(old);
        assertThat(granted(store.release(old, End.RELEASED))).containsExactly(important);
        assertThat(granted(store.release(important, End.RELEASED))).containsExactly(late);
    }

    @Test
    void shouldKeepTheOrderWhenClocksGoBack() {
        UUID holder = held(exclusive(0));
        UUID first = waits(exclusive(0));
        now = NOON.minus(Duration.ofHours(1));
        waits(exclusive(0));
        assertThat(granted(store.release(holder, End.RELEASED))).containsExactly(first);
    }

    @Test
    void shouldStayClosedForTheCooldown() {
        Conduct slow = new Conduct(0, Duration.ofSeconds(30), false, "");
        UUID holder = held(ask(Demand.exclusive(List.of(SITE)).with(slow), Declared.NOTHING));
        UUID waiter = waits(exclusive(0));
        Changes released = store.release(holder, End.RELEASED);
        assertThat(released.granted()).isEmpty();
        assertThat(released.nextDue()).contains(NOON.plusSeconds(30));
        assertThat(released.events()).extracting(LockEvent::kind).containsExactly(LockEvent.Kind.RELEASED);
        assertThat(store.isHeld(SITE)).isTrue();
        assertThat(report(waiter)).contains("which has given it back, and cools down for 30 s");
        assertThat(store.due("here")).isEmpty();
        assertThat(granted(store.advance(List.of(SITE)))).isEmpty();
        now = NOON.plusSeconds(30);
        assertThat(store.due("here")).containsExactly(SITE);
        assertThat(granted(store.advance(List.of(SITE)))).containsExactly(waiter);
        assertThat(store.release(holder, End.RELEASED)).isEqualTo(Changes.NONE);
    }

    @Test
    void shouldCoolDownAsLongAsDeclared() {
        Declared declared = declared(1, Duration.ofSeconds(5));
        UUID holder = held(ask(Demand.exclusive(List.of(SITE)), declared));
        store.release(holder, End.RELEASED);
        assertThat(store.lockedBy(SITE)).extracting(LockRequest::coolingUntil).containsExactly(NOON.plusSeconds(5));
        now = NOON.plusSeconds(5);
        held(exclusive(0));
    }

    @Test
    void shouldBeFreeWhenTheCooldownIsOverThoughNobodyAsked() {
        store.release(held(ask(permits(1), declared(1, Duration.ofSeconds(5)))), End.RELEASED);
        now = NOON.plusSeconds(5);
        assertThat(store.isHeld(SITE)).isFalse();
        assertThat(store.lockedBy(SITE)).isEmpty();
    }

    @Test
    void shouldGrantSeveralLocksWhenTheLastOfThemIsFree() {
        UUID site = held(exclusive(0));
        UUID db = held(ask(Demand.exclusive(List.of(DB)), Declared.NOTHING));
        UUID both = waits(ask(Demand.exclusive(List.of(DB, SITE)), Declared.NOTHING));
        assertThat(granted(store.release(site, End.RELEASED))).isEmpty();
        assertThat(granted(store.release(db, End.RELEASED))).containsExactly(both);
    }

    @Test
    void shouldGrantOnAllLocksOfWhoLeavesTheQueue() {
        UUID db = held(ask(Demand.exclusive(List.of(DB)), Declared.NOTHING));
        UUID both = waits(ask(Demand.exclusive(List.of(DB, SITE)), Declared.NOTHING));
        UUID site = waits(exclusive(0));
        Withdrawn withdrawn = store.withdraw(both, End.TIMED_OUT);
        assertThat(granted(withdrawn.changes())).containsExactly(site);
        assertThat(withdrawn.standing()).map(Standing::place).contains(new Place(1, 2));
        assertThat(store.lockedBy(DB)).extracting(LockRequest::id).containsExactly(db);
    }

    @Test
    void shouldTakeThePlaceOfOlderBuilds() {
        held(exclusive(0));
        UUID older = waits(build("shop", 1, true));
        UUID other = waits(build("cart", 1, true));
        Asked newer = build("shop", 2, true);
        assertThat(newer.changes().events())
                .extracting(LockEvent::kind)
                .containsExactly(LockEvent.Kind.WAITING, LockEvent.Kind.SUPERSEDED);
        assertThat(store.look(older)).isEmpty();
        assertThat(store.ended(older)).contains(new Ended(End.SUPERSEDED, "", "superseded by shop #2", true));
        assertThat(store.look(id(newer))).map(Standing::place).contains(new Place(1, 2));
        assertThat(store.look(other)).map(Standing::place).contains(new Place(2, 2));
        waits(build("shop", 3, false));
        assertThat(store.look(id(newer))).isPresent();
    }

    @Test
    void shouldGiveWayToANewerBuildThatAskedSooner() {
        held(exclusive(0));
        waits(build("shop", 3, true));
        Asked older = build("shop", 2, true);
        assertThat(older.standing()).isEmpty();
        assertThat(older.refusal()).contains("superseded by shop #3");
        assertThat(older.changes().events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(LockEvent.Kind.SUPERSEDED);
            assertThat(store.ended(event.request().id()))
                    .contains(new Ended(End.SUPERSEDED, "", "superseded by shop #3", true));
        });
        waits(build("shop", 2, false));
        waits(build("cart", 2, true));
        waits(build("shop", 4, false));
        waits(build("shop", 4, true));
    }

    @Test
    void shouldNotGiveWayInTheMiddleOfABlockThatHoldsTheLock() {
        UUID outer = held(build("shop", 2, true));
        waits(build("shop", 3, true));
        Demand inner = Demand.exclusive(List.of(SITE))
                .with(new Conduct(0, Duration.ZERO, true, ""))
                .with(Nesting.within(List.of(outer)));
        held(store.request(UUID.randomUUID(), new Owner("here", "shop", 2), inner, now, Declared.NOTHING));
    }

    @Test
    void shouldGrantNothingWhileClosed() {
        UUID holder = held(exclusive(0));
        UUID waiter = waits(exclusive(0));
        acts.close(SITE, "alice", "new disks");
        assertThat(granted(store.release(holder, End.RELEASED))).isEmpty();
        assertThat(report(waiter)).isEqualTo("'site' is closed by alice since 12:00: new disks");
        assertThat(store.due("here")).isEmpty();
        assertThatThrownBy(() -> acts.close(SITE, "bob", ""))
                .isInstanceOf(LockRefusedException.class)
                .hasMessage("'site' has been closed already, by alice");
        assertThat(granted(acts.open(SITE, "bob", "done"))).containsExactly(waiter);
        assertThatThrownBy(() -> acts.open(SITE, "bob", "")).hasMessage("'site' is open already");
        assertThat(history()).containsExactly("CLOSED alice new disks", "RELEASED  ", "OPENED bob done");
    }

    @Test
    void shouldLetWhoHoldsAClosedLockNest() {
        UUID holder = held(exclusive(0));
        acts.close(SITE, "alice", "");
        held(ask(Demand.exclusive(List.of(SITE)).with(Nesting.within(List.of(holder))), Declared.NOTHING));
    }

    @Test
    void shouldTakeALockByForce() {
        UUID holder = held(exclusive(0));
        UUID waiter = waits(exclusive(0));
        Changes forced = acts.force(holder, "alice", "stuck", false);
        assertThat(granted(forced)).containsExactly(waiter);
        assertThat(store.ended(holder)).contains(new Ended(End.FORCED, "alice", "stuck", false));
        assertThatThrownBy(() -> acts.force(holder, "alice", "again", true))
                .hasMessage("It is gone already: given back, or no longer waiting");
    }

    @Test
    void shouldMoveAWaiter() {
        UUID holder = held(exclusive(0));
        UUID first = waits(exclusive(0));
        UUID second = waits(exclusive(0));
        UUID third = waits(exclusive(0));
        acts.move(third, LockActs.To.FIRST, "alice", "hotfix");
        acts.move(first, LockActs.To.LAST, "alice", "can wait");
        assertThatThrownBy(() -> acts.move(holder, LockActs.To.LAST, "alice", ""))
                .hasMessage("job #1 has the lock already");
        assertThat(granted(store.release(holder, End.RELEASED))).containsExactly(third);
        assertThat(granted(store.release(third, End.RELEASED))).containsExactly(second);
        assertThat(granted(store.release(second, End.RELEASED))).containsExactly(first);
    }

    @Test
    void shouldNotMoveSomebodyIntoADeadlock() {
        UUID site = held(exclusive(0));
        held(ask(Demand.exclusive(List.of(DB)), Declared.NOTHING));
        waits(ask(Demand.exclusive(List.of(DB)).with(Nesting.within(List.of(site))), Declared.NOTHING));
        UUID both = waits(ask(Demand.exclusive(List.of(DB, SITE)), Declared.NOTHING));
        assertThatThrownBy(() -> acts.move(both, LockActs.To.FIRST, "alice", ""))
                .isInstanceOf(LockRefusedException.class)
                .hasMessageStartingWith("Can't be moved there. Deadlock: job #4 is first");
        assertThat(store.look(both)).map(Standing::place).contains(new Place(2, 2));
    }

    @Test
    void shouldRefuseWhoWouldOvertakeIntoADeadlock() {
        UUID site = held(exclusive(0));
        held(ask(Demand.exclusive(List.of(DB)), Declared.NOTHING));
        waits(ask(Demand.exclusive(List.of(DB)).with(Nesting.within(List.of(site))), Declared.NOTHING));
        Demand overtaker = Demand.exclusive(List.of(DB, SITE)).with(new Conduct(1, Duration.ZERO, false, ""));
        Asked asked = ask(overtaker, Declared.NOTHING);
        assertThat(asked.refusal().orElseThrow()).startsWith("Deadlock: ");
        assertThat(asked.changes().events()).extracting(LockEvent::kind).containsExactly(LockEvent.Kind.DEADLOCK);
    }

    @Test
    void shouldRefuseACircleOverTwoControllers() {
        Demand site = Demand.exclusive(List.of(SITE));
        Demand db = Demand.exclusive(List.of(DB));
        UUID here = held(ask("here", site));
        UUID there = held(ask("there", db));
        waits(ask("here", db.with(Nesting.within(List.of(here)))));
        Asked asked = ask("there", site.with(Nesting.within(List.of(there))));
        assertThat(asked.refusal().orElseThrow()).startsWith("Deadlock: ");
    }

    @Test
    void shouldRefuseABuildThatWaitsForWhatItsCallerHolds() {
        UUID caller = held(exclusive(0));
        Nesting called = new Nesting(List.of(), List.of(caller));
        Asked asked = ask(Demand.exclusive(List.of(SITE)).with(called), Declared.NOTHING);
        assertThat(asked.refusal())
                .contains("Deadlock: job #1 holds 'site' and waits for the build job #2, which waits for 'site'");
    }

    @Test
    void shouldNotTakeFreePermitsForADeadlock() {
        UUID mine = held(ask(permits(1), THREE));
        UUID other = held(ask(permits(2), THREE));
        UUID inner = waits(ask(permits(2).with(Nesting.within(List.of(UUID.randomUUID(), held(db())))), THREE));
        assertThat(granted(store.release(other, End.RELEASED))).containsExactly(inner);
        store.release(mine, End.RELEASED);
    }

    @Test
    void shouldWriteDownWhoHeldAndWhy() {
        UUID holder = held(ask(
                Demand.exclusive(List.of(SITE)).with(new Conduct(0, Duration.ZERO, false, "nightly")),
                Declared.NOTHING));
        held(ask(Demand.exclusive(List.of(SITE)).with(Nesting.within(List.of(holder))), Declared.NOTHING));
        UUID waiter = waits(exclusive(0));
        store.withdraw(waiter, End.TIMED_OUT);
        store.release(store.all().requests().get(1).id(), End.RELEASED);
        store.release(holder, End.RELEASED);
        assertThat(history()).containsExactly("TIMED_OUT  ", "RELEASED  ");
        assertThat(database.<List<String>>read(handle -> handle.select("SELECT purpose FROM lock_history ORDER BY id")
                        .mapTo(String.class)
                        .list()))
                .containsExactly("", "nightly");
    }

    @Test
    void shouldWriteDownAFreeLocksUse() {
        UUID holder = held(ask(
                Demand.shared(List.of(SITE)).with(new Conduct(3, Duration.ZERO, false, "smoke test")),
                Declared.NOTHING));
        now = NOON.plusSeconds(9);
        Changes changes = store.release(holder, End.RELEASED);
        assertThat(changes.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(LockEvent.Kind.RELEASED);
            assertThat(event.at()).isEqualTo(now);
            assertThat(event.request().grant().since()).isEqualTo(NOON);
            assertThat(event.request().demand().conduct().reason()).isEqualTo("smoke test");
        });
        assertThat(history()).containsExactly("RELEASED  ");
        assertThat(store.ended(holder)).contains(new Ended(End.RELEASED, "", "", false));
        assertThat(store.release(holder, End.RELEASED)).isEqualTo(Changes.NONE);
    }

    @Test
    void shouldLeaveNothingOfAGivenBackRequest() {
        Nesting called = new Nesting(List.of(), List.of(UUID.randomUUID()));
        UUID holder = held(ask(Demand.exclusive(List.of(SITE)).with(called), Declared.NOTHING));
        assertThat(rows()).isEqualTo(3);
        store.release(holder, End.RELEASED);
        assertThat(rows()).isZero();
    }

    @Test
    void shouldForgetOldHistory() {
        store.release(held(exclusive(0)), End.RELEASED);
        now = NOON.plus(Duration.ofDays(90));
        UUID holder = held(exclusive(0));
        store.release(holder, End.RELEASED);
        assertThat(store.forget(now.minusSeconds(1))).isEqualTo(1);
        assertThat(store.ended(holder)).isPresent();
    }

    @Test
    void shouldNotExceedThePermitsWhenBlocksOfTwoBuildsCouldGoAtTheSameMoment() {
        LockName api = new LockName("api");
        Declared declared = new Declared(Map.of(api, lock(api, 4), DB, lock(DB, 4), SITE, lock(SITE, 6)));
        UUID one = held(ask(permits(1), declared));
        UUID two = held(ask(permits(1), declared));
        UUID all = held(ask(Demand.exclusive(List.of(api, DB, SITE)), declared));
        UUID withinOne = waits(ask(four(api, one), declared));
        UUID withinTwo = waits(ask(four(DB, two), declared));
        assertThat(granted(store.release(all, End.RELEASED))).containsExactly(withinOne);
        assertThat(granted(store.release(withinOne, End.RELEASED))).containsExactly(withinTwo);
    }

    private static Demand four(LockName name, UUID around) {
        return Demand.exclusive(List.of(name, SITE)).with(Share.permits(4)).with(Nesting.within(List.of(around)));
    }

    @Test
    void shouldNeverExceedThePermitsWhenManyAskAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> rounds = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int permits = 1 + i % 3;
                int build = i;
                rounds.add(pool.submit(() -> {
                    int most = 0;
                    for (int round = 0; round < 8; round++) {
                        UUID id = UUID.randomUUID();
                        Owner owner = new Owner("here", "many", build);
                        store.request(id, owner, permits(permits), NOON, THREE);
                        while (!store.look(id).orElseThrow().isHeld()) {
                            Thread.onSpinWait();
                        }
                        most = Math.max(
                                most,
                                store.lockedBy(SITE).stream()
                                        .mapToInt(holder -> holder.share().permits())
                                        .sum());
                        store.release(id, End.RELEASED);
                    }
                    return most;
                }));
            }
            for (Future<Integer> round : rounds) {
                assertThat(round.get(2, TimeUnit.MINUTES)).isBetween(1, 3);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(store.all().requests()).isEmpty();
    }

    @Test
    void shouldGrantOnceWhatTwoFindDueAtOnce() throws Exception {
        Conduct slow = new Conduct(0, Duration.ofSeconds(1), false, "");
        for (int round = 0; round < 5; round++) {
            store.release(held(ask(Demand.exclusive(List.of(SITE)).with(slow), Declared.NOTHING)), End.RELEASED);
            UUID first = waits(exclusive(0));
            UUID second = waits(exclusive(0));
            now = now.plusSeconds(1);
            ExecutorService pool = Executors.newFixedThreadPool(2);
            List<UUID> granted = new ArrayList<>();
            try {
                List<Future<Changes>> both = IntStream.range(0, 2)
                        .mapToObj(i -> pool.submit(() -> store.advance(List.of(SITE))))
                        .toList();
                for (Future<Changes> changes : both) {
                    granted.addAll(granted(changes.get(1, TimeUnit.MINUTES)));
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(granted).containsExactly(first);
            store.release(first, End.RELEASED);
            store.release(second, End.RELEASED);
        }
    }

    @Test
    void shouldTellAControllerWhatItHas() {
        UUID holder = held(exclusive(0));
        UUID waiter = waits(exclusive(0));
        Pulse pulse = store.pulse("here", "https://ci.example.org/");
        assertThat(pulse.held()).containsOnlyKeys(holder);
        assertThat(pulse.waiting()).containsExactly(waiter);
        store.pulse("here", "");
        assertThat(new LockBook(database).roots()).containsEntry("here", "https://ci.example.org/");
        assertThat(report(waiter))
                .isEqualTo(
                        "'site' is held exclusively by job #1 (https://ci.example.org/job/job/1/) since 12:00 (0 s)");
    }

    UUID held(Asked asked) {
        assertThat(asked.standing()).map(Standing::isHeld).contains(true);
        return id(asked);
    }

    UUID waits(Asked asked) {
        assertThat(asked.standing()).map(Standing::isHeld).contains(false);
        return id(asked);
    }

    Asked ask(String controller, Demand demand) {
        return store.request(UUID.randomUUID(), new Owner(controller, "job", ++builds), demand, now, Declared.NOTHING);
    }

    private Asked ask(Demand demand, Declared declared) {
        return store.request(UUID.randomUUID(), new Owner("here", "job", ++builds), demand, now, declared);
    }

    private Asked exclusive(int priority) {
        return ask(
                Demand.exclusive(List.of(SITE)).with(new Conduct(priority, Duration.ZERO, false, "")),
                Declared.NOTHING);
    }

    private Asked db() {
        return ask(Demand.exclusive(List.of(DB)), Declared.NOTHING);
    }

    private Asked build(String job, int build, boolean cancelSuperseded) {
        Demand demand = Demand.exclusive(List.of(SITE)).with(new Conduct(0, Duration.ZERO, cancelSuperseded, ""));
        return store.request(UUID.randomUUID(), new Owner("here", job, build), demand, now, Declared.NOTHING);
    }

    private static Demand permits(int permits) {
        return Demand.exclusive(List.of(SITE)).with(Share.permits(permits));
    }

    private static UUID id(Asked asked) {
        return asked.standing().orElseThrow().request().id();
    }

    static List<UUID> granted(Changes changes) {
        return changes.granted().stream().map(Changes.Granted::request).toList();
    }

    private String report(UUID id) {
        Optional<Standing> standing = store.look(id);
        return standing.orElseThrow()
                .report(now, ZoneOffset.UTC)
                .why(standing.get().request());
    }

    /** Kind, user and reason of each row. */
    private List<String> history() {
        return database.read(handle -> handle.select("SELECT kind, by_user, reason FROM lock_history ORDER BY id")
                .map((row, context) ->
                        String.join(" ", Arrays.asList(row.getString(1), row.getString(2), row.getString(3))))
                .list());
    }

    private static Declared declared(int capacity, Duration cooldown) {
        return new Declared(Map.of(SITE, new DeclaredLock(SITE, "", capacity, cooldown, List.of())));
    }

    private static DeclaredLock lock(LockName name, int capacity) {
        return new DeclaredLock(name, "", capacity, Duration.ZERO, List.of());
    }
}
