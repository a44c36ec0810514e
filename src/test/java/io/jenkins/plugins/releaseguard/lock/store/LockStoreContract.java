package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every database must keep. */
abstract class LockStoreContract extends StoredLocksContract {

    private static final Owner DEPLOY = new Owner("here", "deploy", 41);
    private static final Owner TEST = new Owner("here", "test", 7);

    @Test
    void shouldGrantAFreeLock() {
        UUID id = UUID.randomUUID();
        Standing standing = ask(id, DEPLOY, Demand.exclusive(names("site")));
        assertThat(standing.isHeld()).isTrue();
        assertThat(standing.request().grant().since()).isEqualTo(NOON);
        assertThat(standing.request().owner()).isEqualTo(DEPLOY);
        assertThat(store.all().holders(new LockName("site"))).containsExactly(standing.request());
        assertThat(store.isHeld(new LockName("site"))).isTrue();
        waiting("site", "db");
        assertThat(store.isHeld(new LockName("db"))).isFalse();
    }

    @Test
    void shouldQueueWhileTheLockIsHeldAndSayWhoIsNext() {
        UUID holder = granted("site");
        UUID first = waiting("site");
        UUID second = waiting("site");
        assertThat(granted(store.release(holder, End.RELEASED))).containsExactly(first);
        assertThat(store.look(second)).get().extracting(Standing::isHeld).isEqualTo(false);
        assertThat(store.look(first)).get().extracting(Standing::isHeld).isEqualTo(true);
        assertThat(granted(store.release(first, End.RELEASED))).containsExactly(second);
    }

    @Test
    void shouldTakeSeveralLocksAllOrNone() {
        UUID holder = granted("db");
        UUID both = waiting("site", "db");
        assertThat(store.all().holders(new LockName("site"))).isEmpty();
        UUID overtaker = waiting("site");
        store.release(holder, End.RELEASED);
        assertThat(store.look(overtaker)).get().extracting(Standing::isHeld).isEqualTo(false);
        assertThat(store.look(both)).get().extracting(Standing::isHeld).isEqualTo(true);
        assertThat(store.all().holders(new LockName("site")))
                .singleElement()
                .extracting("id")
                .isEqualTo(both);
    }

    @Test
    void shouldShareALockUntilSomebodyWantsItAlone() {
        UUID reader = granted(shared());
        UUID otherReader = granted(shared());
        UUID writer = waiting("site");
        UUID lateReader = waiting(shared());
        UUID laterReader = waiting(shared());
        assertThat(granted(store.release(reader, End.RELEASED))).isEmpty();
        assertThat(isHeld(writer)).isFalse();
        store.release(otherReader, End.RELEASED);
        assertThat(isHeld(lateReader)).isFalse();
        assertThat(isHeld(writer)).isTrue();
        assertThat(granted(store.release(writer, End.RELEASED))).containsExactly(lateReader, laterReader);
        assertThat(isHeld(laterReader)).isTrue();
        assertThat(isHeld(lateReader)).isTrue();
    }

    @Test
    void shouldNumberGrantsUpwardsOnEachLock() {
        long site = token(granted("site"));
        long db = token(granted("db"));
        store.all().requests().forEach(request -> store.release(request.id(), End.RELEASED));
        long both = token(granted("site", "db"));
        assertThat(both).isGreaterThan(site).isGreaterThan(db);
        store.all().requests().forEach(request -> store.release(request.id(), End.RELEASED));
        assertThat(token(granted("db"))).isGreaterThan(both);
        assertThat(token(granted(shared()))).isGreaterThan(both);
    }

    @Test
    void shouldGrantAtOnceWhatABlockAroundHolds() {
        UUID outer = granted("site", "db");
        waiting("site");
        UUID inner = granted(within(LockMode.EXCLUSIVE, "site", outer));
        assertThat(token(inner)).isEqualTo(token(outer));
        UUID innermost = granted(within(LockMode.SHARED, "site", outer, inner));
        assertThat(store.all().holders(new LockName("site")))
                .extracting(LockRequest::id)
                .containsExactly(outer);
        store.release(innermost, End.RELEASED);
        store.release(inner, End.RELEASED);
        assertThat(isHeld(outer)).isTrue();
    }

    @Test
    void shouldQueueForWhatABlockAroundDoesNotHold() {
        UUID outer = granted("site");
        UUID holder = granted("db");
        UUID inner = UUID.randomUUID();
        Demand both = Demand.exclusive(names("site", "db")).with(Nesting.within(List.of(outer)));
        assertThat(ask(inner, DEPLOY, both).isHeld()).isFalse();
        store.release(holder, End.RELEASED);
        assertThat(isHeld(inner)).isTrue();
        assertThat(token(inner)).isGreaterThan(token(outer));
    }

    @Test
    void shouldMakeSharedExclusiveForTheOnlyReader() {
        UUID reader = granted(shared());
        waiting("site");
        UUID upgrade = granted(within(LockMode.EXCLUSIVE, "site", reader));
        assertThat(token(upgrade)).isGreaterThan(token(reader));
    }

    @Test
    void shouldRefuseToMakeSharedExclusiveAmongReaders() {
        UUID reader = granted(shared());
        granted(shared());
        Demand upgrade = within(LockMode.EXCLUSIVE, "site", reader);
        assertThat(refusal(upgrade))
                .contains("This build holds 'site' shared and can't have it exclusive,"
                        + " because another branch of this build holds it too");
        assertThat(store.all().requests()).hasSize(2);
    }

    @Test
    void shouldRefuseTheRequestThatClosesACircle() {
        UUID site = granted("site");
        UUID db = UUID.randomUUID();
        ask(db, TEST, Demand.exclusive(names("db")));
        waiting(within(LockMode.EXCLUSIVE, "site", db));
        Demand closing = within(LockMode.EXCLUSIVE, "db", site);
        assertThat(refusal(closing))
                .contains("Deadlock: deploy #41 holds 'site' and waits for 'db';"
                        + " test #7 holds 'db' and waits for 'site'");
        assertThat(store.all().requests()).hasSize(3);
    }

    @Test
    void shouldRefuseACircleThroughWhoCameFirst() {
        UUID site = granted("site");
        waiting("site", "db");
        Demand closing = within(LockMode.EXCLUSIVE, "db", site);
        assertThat(refusal(closing))
                .contains("Deadlock: deploy #41 holds 'site' and waits for 'db';"
                        + " test #7 is first for 'db' and waits for 'site'");
    }

    @Test
    void shouldNotTakeAParallelBranchForACircle() {
        UUID site = granted("site");
        UUID db = UUID.randomUUID();
        ask(db, TEST, Demand.exclusive(names("db")));
        waiting("site");
        assertThat(ask(UUID.randomUUID(), DEPLOY, within(LockMode.EXCLUSIVE, "db", site))
                        .isHeld())
                .isFalse();
    }

    @Test
    void shouldRefuseOneOfTwoThatCloseACircleAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                UUID site = granted("site");
                UUID db = granted("db");
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> one = pool.submit(() -> isRefused(start, within(LockMode.EXCLUSIVE, "db", site)));
                Future<Boolean> other = pool.submit(() -> isRefused(start, within(LockMode.EXCLUSIVE, "site", db)));
                assertThat(List.of(one.get(1, TimeUnit.MINUTES), other.get(1, TimeUnit.MINUTES)))
                        .containsExactlyInAnyOrder(true, false);
                store.all().requests().forEach(request -> store.release(request.id(), End.RELEASED));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldTreatARepeatedRequestAsOne() {
        UUID id = granted("site");
        assertThat(ask(id, DEPLOY, Demand.exclusive(names("site"))).isHeld()).isTrue();
        UUID waiter = waiting("site");
        assertThat(ask(waiter, TEST, Demand.exclusive(names("site"))).isHeld()).isFalse();
        assertThat(store.all().requests()).hasSize(2);
        store.release(id, End.RELEASED);
        store.release(id, End.RELEASED);
        assertThat(ask(waiter, TEST, Demand.exclusive(names("site"))).isHeld()).isTrue();
    }

    @Test
    void shouldWithdrawAWaiterButNotAHolder() {
        UUID holder = granted("site");
        UUID waiter = waiting("site");
        assertThat(store.withdraw(waiter, End.TIMED_OUT).standing())
                .get()
                .extracting(Standing::isHeld)
                .isEqualTo(false);
        assertThat(store.withdraw(holder, End.TIMED_OUT).standing())
                .get()
                .extracting(Standing::isHeld)
                .isEqualTo(true);
        assertThat(store.look(waiter)).isEmpty();
        assertThat(store.withdraw(waiter, End.TIMED_OUT).standing()).isEmpty();
        assertThat(store.all().requests()).singleElement().extracting("id").isEqualTo(holder);
    }

    @Test
    void shouldFindOnlyTheRequestsOfOneController() {
        granted("site");
        ask(UUID.randomUUID(), new Owner("elsewhere", "deploy", 3), Demand.exclusive(names("site")));
        assertThat(store.ofController("here"))
                .singleElement()
                .extracting("owner")
                .isEqualTo(DEPLOY);
    }

    @Test
    void shouldKeepGrantsAndQueueWhenOpenedAnew() throws Exception {
        UUID holder = granted("site");
        UUID waiter = waiting("site");
        database.close();
        database = new Database(settings());
        store = new LockStore(database, Clock.fixed(NOON.plus(Duration.ofHours(1)), ZoneOffset.UTC));
        assertThat(store.look(holder)).get().satisfies(standing -> {
            assertThat(standing.isHeld()).isTrue();
            assertThat(standing.request().grant().since()).isEqualTo(NOON);
        });
        store.release(holder, End.RELEASED);
        assertThat(store.look(waiter)).get().extracting(Standing::isHeld).isEqualTo(true);
    }

    @Test
    void shouldKeepLongAndOddNames() {
        UUID id = granted("it's \"ü\" %_ 😀", "x".repeat(LockName.MAX_LENGTH));
        assertThat(store.look(id))
                .get()
                .satisfies(standing -> assertThat(standing.request().names())
                        .containsExactlyElementsOf(names("it's \"ü\" %_ 😀", "x".repeat(LockName.MAX_LENGTH))));
    }

    @Test
    void shouldGrantToOneAtATimeWhenManyAskAtOnce() throws Exception {
        int askers = 8;
        int rounds = 10;
        List<String> overlaps = Collections.synchronizedList(new ArrayList<>());
        Occupancy site = new Occupancy("site", overlaps);
        Occupancy db = new Occupancy("db", overlaps);
        CyclicBarrier start = new CyclicBarrier(askers);
        ExecutorService pool = Executors.newFixedThreadPool(askers);
        try {
            List<Future<?>> askings = new ArrayList<>();
            for (int i = 0; i < askers; i++) {
                boolean both = i % 2 == 0;
                int build = i;
                askings.add(pool.submit(() -> {
                    start.await();
                    for (int round = 0; round < rounds; round++) {
                        UUID id = UUID.randomUUID();
                        List<LockName> names = both ? names("site", "db") : names(build % 4 == 1 ? "site" : "db");
                        boolean held = ask(id, new Owner("here", "job", build), Demand.exclusive(names))
                                .isHeld();
                        while (!held) {
                            held = store.look(id).orElseThrow().isHeld();
                        }
                        names.forEach(name -> (name.value().equals("site") ? site : db).enter());
                        names.forEach(name -> (name.value().equals("site") ? site : db).leave());
                        store.release(id, End.RELEASED);
                    }
                    return null;
                }));
            }
            for (Future<?> asking : askings) {
                asking.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(overlaps).isEmpty();
        assertThat(store.all().requests()).isEmpty();
    }

    private UUID granted(String... names) {
        return granted(Demand.exclusive(names(names)));
    }

    private UUID granted(Demand demand) {
        UUID id = UUID.randomUUID();
        assertThat(ask(id, DEPLOY, demand).isHeld()).isTrue();
        return id;
    }

    private UUID waiting(String... names) {
        return waiting(Demand.exclusive(names(names)));
    }

    private UUID waiting(Demand demand) {
        UUID id = UUID.randomUUID();
        assertThat(ask(id, TEST, demand).isHeld()).isFalse();
        return id;
    }

    private boolean isRefused(CyclicBarrier start, Demand demand) throws Exception {
        start.await();
        return refusal(demand).isPresent();
    }

    private Optional<String> refusal(Demand demand) {
        return store.request(UUID.randomUUID(), DEPLOY, demand, NOON, Declared.NOTHING)
                .refusal();
    }

    private Standing ask(UUID id, Owner owner, Demand demand) {
        return store.request(id, owner, demand, NOON, Declared.NOTHING)
                .standing()
                .orElseThrow();
    }

    private static List<UUID> granted(Changes changes) {
        return changes.granted().stream().map(Changes.Granted::request).toList();
    }

    private boolean isHeld(UUID id) {
        return store.look(id).orElseThrow().isHeld();
    }

    private long token(UUID id) {
        return store.look(id).orElseThrow().request().grant().token();
    }

    private static Demand shared() {
        return Demand.shared(names("site"));
    }

    private static Demand within(LockMode mode, String name, UUID... around) {
        return new Demand(names(name), new Share(mode, 1), Nesting.within(List.of(around)), Conduct.DEFAULT);
    }

    private static List<LockName> names(String... names) {
        return LockName.all(List.of(names));
    }

    /** Notes whether two were in at once. */
    private static final class Occupancy {

        private final String name;
        private final List<String> overlaps;
        private int inside;

        private Occupancy(String name, List<String> overlaps) {
            this.name = name;
            this.overlaps = overlaps;
        }

        synchronized void enter() {
            if (++inside > 1) {
                overlaps.add(name);
            }
        }

        synchronized void leave() {
            inside--;
        }
    }
}
