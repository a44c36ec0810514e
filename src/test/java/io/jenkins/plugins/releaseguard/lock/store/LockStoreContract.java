package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.LockMode;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must keep. */
abstract class LockStoreContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Owner DEPLOY = new Owner("here", "deploy", 41);
    private static final Owner TEST = new Owner("here", "test", 7);

    private Database database;
    private LockStore store;

    /** Of a database without requests. */
    abstract DatabaseSettings settings() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = new Database(settings());
        database.write(handle -> handle.execute("DELETE FROM lock_request"));
        store = new LockStore(database, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldGrantAFreeLock() {
        UUID id = UUID.randomUUID();
        Standing standing = store.request(id, DEPLOY, Demand.exclusive(names("site")), NOON);
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
        assertThat(store.release(holder)).containsExactly(first);
        assertThat(store.check(second)).get().extracting(Standing::isHeld).isEqualTo(false);
        assertThat(store.check(first)).get().extracting(Standing::isHeld).isEqualTo(true);
        assertThat(store.release(first)).containsExactly(second);
    }

    @Test
    void shouldTakeSeveralLocksAllOrNone() {
        UUID holder = granted("db");
        UUID both = waiting("site", "db");
        assertThat(store.all().holders(new LockName("site"))).isEmpty();
        UUID overtaker = waiting("site");
        store.release(holder);
        assertThat(store.check(overtaker)).get().extracting(Standing::isHeld).isEqualTo(false);
        assertThat(store.check(both)).get().extracting(Standing::isHeld).isEqualTo(true);
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
        assertThat(store.release(reader)).containsExactly(writer);
        assertThat(isHeld(writer)).isFalse();
        store.release(otherReader);
        assertThat(isHeld(lateReader)).isFalse();
        assertThat(isHeld(writer)).isTrue();
        assertThat(store.release(writer)).containsExactly(lateReader, laterReader);
        assertThat(isHeld(laterReader)).isTrue();
        assertThat(isHeld(lateReader)).isTrue();
    }

    @Test
    void shouldNumberGrantsUpwardsOnEachLock() {
        long site = token(granted("site"));
        long db = token(granted("db"));
        store.all().requests().forEach(request -> store.release(request.id()));
        long both = token(granted("site", "db"));
        assertThat(both).isGreaterThan(site).isGreaterThan(db);
        store.all().requests().forEach(request -> store.release(request.id()));
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
        store.release(innermost);
        store.release(inner);
        assertThat(isHeld(outer)).isTrue();
    }

    @Test
    void shouldQueueForWhatABlockAroundDoesNotHold() {
        UUID outer = granted("site");
        UUID holder = granted("db");
        UUID inner = UUID.randomUUID();
        Demand both = new Demand(names("site", "db"), LockMode.EXCLUSIVE, List.of(outer));
        assertThat(store.request(inner, DEPLOY, both, NOON).isHeld()).isFalse();
        store.release(holder);
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
        assertThatThrownBy(() -> store.request(UUID.randomUUID(), DEPLOY, upgrade, NOON))
                .isInstanceOf(LockRefusedException.class)
                .hasMessage("This build holds 'site' shared and can't have it exclusive,"
                        + " because deploy #41 holds it too");
        assertThat(store.all().requests()).hasSize(2);
    }

    @Test
    void shouldRefuseTheRequestThatClosesACircle() {
        UUID site = granted("site");
        UUID db = UUID.randomUUID();
        store.request(db, TEST, Demand.exclusive(names("db")), NOON);
        waiting(within(LockMode.EXCLUSIVE, "site", db));
        Demand closing = within(LockMode.EXCLUSIVE, "db", site);
        assertThatThrownBy(() -> store.request(UUID.randomUUID(), DEPLOY, closing, NOON))
                .isInstanceOf(LockRefusedException.class)
                .hasMessage("Deadlock: deploy #41 holds 'site' and waits for 'db';"
                        + " test #7 holds 'db' and waits for 'site'");
        assertThat(store.all().requests()).hasSize(3);
    }

    @Test
    void shouldRefuseACircleThroughWhoCameFirst() {
        UUID site = granted("site");
        waiting("site", "db");
        Demand closing = within(LockMode.EXCLUSIVE, "db", site);
        assertThatThrownBy(() -> store.request(UUID.randomUUID(), DEPLOY, closing, NOON))
                .hasMessage("Deadlock: deploy #41 holds 'site' and waits for 'db';"
                        + " test #7 is first for 'db' and waits for 'site'");
    }

    @Test
    void shouldNotTakeAParallelBranchForACircle() {
        UUID site = granted("site");
        UUID db = UUID.randomUUID();
        store.request(db, TEST, Demand.exclusive(names("db")), NOON);
        waiting("site");
        assertThat(store.request(UUID.randomUUID(), DEPLOY, within(LockMode.EXCLUSIVE, "db", site), NOON)
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
                store.all().requests().forEach(request -> store.release(request.id()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldTreatARepeatedRequestAsOne() {
        UUID id = granted("site");
        assertThat(store.request(id, DEPLOY, Demand.exclusive(names("site")), NOON)
                        .isHeld())
                .isTrue();
        UUID waiter = waiting("site");
        assertThat(store.request(waiter, TEST, Demand.exclusive(names("site")), NOON)
                        .isHeld())
                .isFalse();
        assertThat(store.all().requests()).hasSize(2);
        store.release(id);
        store.release(id);
        assertThat(store.request(waiter, TEST, Demand.exclusive(names("site")), NOON)
                        .isHeld())
                .isTrue();
    }

    @Test
    void shouldWithdrawAWaiterButNotAHolder() {
        UUID holder = granted("site");
        UUID waiter = waiting("site");
        assertThat(store.withdraw(waiter)).get().extracting(Standing::isHeld).isEqualTo(false);
        assertThat(store.withdraw(holder)).get().extracting(Standing::isHeld).isEqualTo(true);
        assertThat(store.check(waiter)).isEmpty();
        assertThat(store.withdraw(waiter)).isEmpty();
        assertThat(store.all().requests()).singleElement().extracting("id").isEqualTo(holder);
    }

    @Test
    void shouldFindOnlyTheRequestsOfOneController() {
        granted("site");
        store.request(UUID.randomUUID(), new Owner("elsewhere", "deploy", 3), Demand.exclusive(names("site")), NOON);
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
        assertThat(store.check(holder)).get().satisfies(standing -> {
            assertThat(standing.isHeld()).isTrue();
            assertThat(standing.request().grant().since()).isEqualTo(NOON);
        });
        store.release(holder);
        assertThat(store.check(waiter)).get().extracting(Standing::isHeld).isEqualTo(true);
    }

    @Test
    void shouldKeepLongAndOddNames() {
        UUID id = granted("it's \"ü\" %_ 😀", "x".repeat(LockName.MAX_LENGTH));
        assertThat(store.check(id))
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
                        boolean held = store.request(id, new Owner("here", "job", build), Demand.exclusive(names), NOON)
                                .isHeld();
                        while (!held) {
                            held = store.check(id).orElseThrow().isHeld();
                        }
                        names.forEach(name -> (name.value().equals("site") ? site : db).enter());
                        names.forEach(name -> (name.value().equals("site") ? site : db).leave());
                        store.release(id);
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
        assertThat(store.request(id, DEPLOY, demand, NOON).isHeld()).isTrue();
        return id;
    }

    private UUID waiting(String... names) {
        return waiting(Demand.exclusive(names(names)));
    }

    private UUID waiting(Demand demand) {
        UUID id = UUID.randomUUID();
        assertThat(store.request(id, TEST, demand, NOON).isHeld()).isFalse();
        return id;
    }

    private boolean isRefused(CyclicBarrier start, Demand demand) throws Exception {
        start.await();
        try {
            store.request(UUID.randomUUID(), DEPLOY, demand, NOON);
            return false;
        } catch (LockRefusedException e) {
            return true;
        }
    }

    private boolean isHeld(UUID id) {
        return store.check(id).orElseThrow().isHeld();
    }

    private long token(UUID id) {
        return store.check(id).orElseThrow().request().grant().token();
    }

    private static Demand shared() {
        return new Demand(names("site"), LockMode.SHARED, List.of());
    }

    private static Demand within(LockMode mode, String name, UUID... around) {
        return new Demand(names(name), mode, List.of(around));
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
