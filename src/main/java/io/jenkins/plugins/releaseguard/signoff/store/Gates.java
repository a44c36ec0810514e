package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import io.jenkins.plugins.releaseguard.signoff.engine.Signing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * All gates, in the database. Each change is one transaction that holds the gate's row, so that two clicks at once
 * happen one after the other. Thread-safe.
 */
public final class Gates {

    private final Supplier<Database> database;
    private final Map<UUID, Runnable> watchers = new ConcurrentHashMap<>();

    /** @param database asked for each time, since the configuration may change it */
    public Gates(Supplier<Database> database) {
        this.database = database;
    }

    /**
     * Opens a gate. A second call with the same id changes nothing, so that a step may repeat it after a crash.
     *
     * @throws DatabaseUnavailableException if the database can't be reached
     */
    public void open(Gate gate) {
        database.get().run(handle -> {
            if (find(handle, gate.id(), "for update").isEmpty()) {
                insert(handle, gate);
            }
        });
    }

    /** @throws DatabaseUnavailableException if the database can't be reached */
    public Optional<Gate> find(UUID id) {
        return database.get().read(handle -> find(handle, id, ""));
    }

    /** Puts a signature on a gate, or says why it can't be there; an unknown gate refuses everything. */
    public Signing sign(UUID id, Signature signature) {
        Signing signing = database.get().write(handle -> {
            Optional<Gate> gate = find(handle, id, "for update");
            if (gate.isEmpty()) {
                return new Signing.Refused("There is no release with the id " + id + ".");
            }
            Signing outcome = gate.get().sign(signature);
            if (outcome instanceof Signing.Accepted accepted) {
                insert(handle, id, gate.get().signatures().size(), signature);
                update(handle, id, accepted.gate().state());
            }
            return outcome;
        });
        if (signing instanceof Signing.Accepted) {
            wake(id);
        }
        return signing;
    }

    /** Closes a gate whose build ended; one that is decided stays as it is. */
    public void abort(UUID id) {
        database.get().run(handle -> {
            if (find(handle, id, "for update")
                    .filter(gate -> gate.state() == GateState.WAITING)
                    .isPresent()) {
                update(handle, id, GateState.ABORTED);
            }
        });
    }

    /** The gates that wait, the longest waiting first. */
    public List<Gate> waiting() {
        return database.get()
                .read(handle -> GateRows.gates(
                        handle, "where g.state = 'WAITING' order by g.opened, g.id, s.position", Map.of()));
    }

    /** The latest decided gates, newest first. */
    public List<Gate> decided(int limit) {
        return database.get()
                .read(handle -> GateRows.gates(
                        handle,
                        "where g.id in (select id from release_gate where state <> 'WAITING' order by opened desc"
                                + " limit :limit) order by g.opened desc, g.id, s.position",
                        Map.of("limit", limit)));
    }

    /** Calls back after each signature that this controller puts on the gate; a later call replaces an earlier one. */
    public void watch(UUID id, Runnable watcher) {
        watchers.put(id, watcher);
    }

    /** Ends {@link #watch}. */
    public void unwatch(UUID id) {
        watchers.remove(id);
    }

    private void wake(UUID id) {
        Runnable watcher = watchers.get(id);
        if (watcher != null) {
            watcher.run();
        }
    }

    private static Optional<Gate> find(Handle handle, UUID id, String lock) {
        if (!lock.isEmpty()) {
            handle.createQuery("select id from release_gate where id = :id " + lock)
                    .bind("id", id)
                    .mapTo(UUID.class)
                    .findOne();
        }
        return GateRows.gates(handle, "where g.id = :id order by s.position", Map.of("id", id)).stream()
                .findFirst();
    }

    private static void insert(Handle handle, Gate gate) {
        @Nullable Person requester = gate.requester();
        handle.createUpdate("""
            insert into release_gate (id, version, job, build, requester_key, requester_id, requester_name,
                approvals, state, opened)
            values (:id, :version, :job, :build, :key, :user, :name, :approvals, :state, :opened)\
            """)
                .bind("id", gate.id())
                .bind("version", gate.version().value())
                .bind("job", gate.build().job())
                .bind("build", gate.build().number())
                .bind("key", requester == null ? null : requester.key())
                .bind("user", requester == null ? null : requester.id())
                .bind("name", requester == null ? null : requester.name())
                .bind("approvals", gate.approvals())
                .bind("state", gate.state().name())
                .bind("opened", gate.opened())
                .execute();
    }

    private static void insert(Handle handle, UUID gate, int position, Signature signature) {
        handle.createUpdate("""
            insert into release_signature (gate, position, person_key, person_id, person_name, decision,
                reason, signed)
            values (:gate, :position, :key, :user, :name, :decision, :reason, :signed)\
            """)
                .bind("gate", gate)
                .bind("position", position)
                .bind("key", signature.person().key())
                .bind("user", signature.person().id())
                .bind("name", signature.person().name())
                .bind("decision", signature.decision().name())
                .bind("reason", signature.reason())
                .bind("signed", signature.at())
                .execute();
    }

    private static void update(Handle handle, UUID id, GateState state) {
        handle.createUpdate("update release_gate set state = :state where id = :id")
                .bind("state", state.name())
                .bind("id", id)
                .execute();
    }
}
