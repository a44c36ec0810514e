package io.jenkins.plugins.releaseguard.lock;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.Changes;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.lock.store.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One controller with its store, as far as a benchmark needs it: who waits is told when it is granted. */
final class Desk implements AutoCloseable {

    private final String controller;
    private final Database database;
    private final LockStore store;
    private final Map<UUID, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger builds = new AtomicInteger();

    Desk(String controller, DatabaseSettings settings) {
        this.controller = controller;
        this.database = new Database(settings);
        this.store = new LockStore(database, Clock.systemUTC());
        store.pulse(controller, "");
    }

    static Demand exclusive(String lock) {
        return Demand.exclusive(List.of(new LockName(lock)));
    }

    static Demand shared(String lock) {
        return Demand.shared(List.of(new LockName(lock)));
    }

    /** Asks, and returns at once; it is told when it is granted. */
    CompletableFuture<Void> ask(UUID id, Demand demand) {
        CompletableFuture<Void> granted = new CompletableFuture<>();
        waiting.put(id, granted);
        Owner owner = new Owner(controller, "benchmark", builds.incrementAndGet());
        boolean held = store.request(id, owner, demand, Instant.now(), Declared.NOTHING)
                .standing()
                .map(Standing::isHeld)
                .orElseThrow();
        if (held) {
            granted.complete(null);
        }
        return granted;
    }

    /** @return what was granted by it */
    List<UUID> release(UUID id) {
        waiting.remove(id);
        Changes changes = store.release(id, End.RELEASED);
        List<UUID> granted =
                changes.granted().stream().map(Changes.Granted::request).toList();
        granted.forEach(this::tell);
        return granted;
    }

    /** What the controller does when PostgreSQL wakes it. */
    void look() {
        store.pulse(controller, "").held().keySet().forEach(this::tell);
    }

    private void tell(UUID id) {
        CompletableFuture<Void> granted = waiting.get(id);
        if (granted != null) {
            granted.complete(null);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
