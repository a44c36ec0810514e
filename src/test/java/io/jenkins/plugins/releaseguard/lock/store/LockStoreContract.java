package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
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
        Standing standing = store.request(id, DEPLOY, names("site"), NOON);
        assertThat(standing.isHeld()).isTrue();
        assertThat(standing.request().grantedAt()).isEqualTo(NOON);
        assertThat(standing.request().owner()).isEqualTo(DEPLOY);
        assertThat(store.all().holder(new LockName("site"))).contains(standing.request());
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
        assertThat(store.all().holder(new LockName("site"))).isEmpty();
        UUID overtaker = waiting("site");
        store.release(holder);
        assertThat(store.check(overtaker)).get().extracting(Standing::isHeld).isEqualTo(false);
        assertThat(store.check(both)).get().extracting(Standing::isHeld).isEqualTo(true);
        assertThat(store.all().holder(new LockName("site")))
                .get()
                .extracting("id")
                .isEqualTo(both);
    }

    @Test
    void shouldTreatARepeatedRequestAsOne() {
        UUID id = granted("site");
        assertThat(store.request(id, DEPLOY, names("site"), NOON).isHeld()).isTrue();
        UUID waiter = waiting("site");
        assertThat(store.request(waiter, TEST, names("site"), NOON).isHeld()).isFalse();
        assertThat(store.all().requests()).hasSize(2);
        store.release(id);
        store.release(id);
        assertThat(store.request(waiter, TEST, names("site"), NOON).isHeld()).isTrue();
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
        store.request(UUID.randomUUID(), new Owner("elsewhere", "deploy", 3), names("site"), NOON);
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
            assertThat(standing.request().grantedAt()).isEqualTo(NOON);
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
                        boolean held = store.request(id, new Owner("here", "job", build), names, NOON)
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
        UUID id = UUID.randomUUID();
        assertThat(store.request(id, DEPLOY, names(names), NOON).isHeld()).isTrue();
        return id;
    }

    private UUID waiting(String... names) {
        UUID id = UUID.randomUUID();
        assertThat(store.request(id, TEST, names(names), NOON).isHeld()).isFalse();
        return id;
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
