package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.signoff.engine.Barriers;
import io.jenkins.plugins.releaseguard.signoff.engine.Circumstances;
import io.jenkins.plugins.releaseguard.signoff.engine.Deed;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Opening;
import io.jenkins.plugins.releaseguard.signoff.engine.Rulebook;
import io.jenkins.plugins.releaseguard.signoff.engine.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All gates, in the database. Each change is one transaction that locks the gate's row, reads its log, lets the
 * {@link Rulebook} decide and appends what follows; so two clicks at once happen one after the other. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class Gates {

    /** How often those who signed are looked up for one approval. */
    private static final int LOOKS = 5;

    private final Supplier<Database> database;
    private final World world;
    private final Supplier<String> controller;
    private final BiConsumer<Gate, Integer> news;
    private final Map<UUID, Runnable> watchers = new ConcurrentHashMap<>();

    /**
     * @param database asked for each time, since the configuration may change it
     * @param controller whose gates are listed: only there are builds, artifacts and users known
     * @param news told after each change of a gate, and how many entries its log had before
     */
    public Gates(
            Supplier<Database> database, Supplier<String> controller, World world, BiConsumer<Gate, Integer> news) {
        this.news = news;
        this.database = database;
        this.controller = controller;
        this.world = world;
    }

    /**
     * Opens a gate, which takes over the open issues of the candidate of the same version before, unless that was signed,
     * and takes its place if it waits; one of an older build than the one that waits is superseded from the start.
     * A second call with the same id changes nothing, so that a step may repeat it after a crash.
     */
    public Gate open(UUID id, Opening opening) {
        Rulebook rules = new Rulebook(world.around(opening));
        List<UUID> superseded = new ArrayList<>();
        AtomicBoolean fresh = new AtomicBoolean();
        Gate opened = database.get().write(handle -> {
            superseded.clear();
            fresh.set(false);
            String line = GateRows.lockLine(handle, opening);
            Optional<GateRows.Kept> known = GateRows.find(handle, id, true);
            if (known.isPresent()) {
                return known.get().gate();
            }
            Gate before = GateRows.newest(handle, line)
                    .flatMap(other -> GateRows.find(handle, other, true))
                    .map(GateRows.Kept::gate)
                    .orElse(null);
            if (before != null
                    && before.isWaiting()
                    && before.build().number() > opening.build().number()) {
                Gate late = rules.supersede(rules.open(id, opening, null), before.build());
                GateRows.insert(handle, line, late);
                return late;
            }
            if (before != null && before.isWaiting()) {
                Gate ended = rules.supersede(before, opening.build());
                GateRows.append(handle, ended, before.log().entries().size());
                superseded.add(before.id());
            }
            Gate gate = rules.open(id, opening, before);
            GateRows.insert(handle, line, gate);
            fresh.set(true);
            return gate;
        });
        superseded.forEach(this::wake);
        if (fresh.get()) {
            news.accept(opened, 0);
        }
        return opened;
    }

    public Optional<Gate> find(UUID id) {
        return database.get().read(handle -> GateRows.find(handle, id, false).map(GateRows.Kept::gate));
    }

    /** Does something to a gate, or says why it can't be done; empty if there is no such gate. */
    public Optional<Ruling> rule(UUID id, Deed deed) {
        return find(id).flatMap(seen -> deed.act().isApproval() ? approve(seen, deed) : rule(id, deed, rules(seen)));
    }

    private Optional<Ruling> rule(UUID id, Deed deed, Rulebook rules) {
        return change(
                id,
                kept -> flaw(kept)
                        .<Ruling>map(why -> new Ruling.Refused(kept.gate(), why))
                        .orElseGet(() -> rules.rule(kept.gate(), deed)),
                Ruling::gate);
    }

    /** Looks up everybody who signed before the transaction, and again if another signed in between. */
    private Optional<Ruling> approve(Gate seen, Deed deed) {
        Circumstances around = knowingArtifacts(seen);
        for (int look = 1; look <= LOOKS; look++) {
            // Read anew: to read the artifacts may have taken long.
            Optional<Gate> gate = find(seen.id());
            if (gate.isEmpty()) {
                return Optional.empty();
            }
            try {
                Circumstances known =
                        SignersKnown.of(around, gate.get(), deed.actor().person());
                return rule(seen.id(), deed, new Rulebook(known));
            } catch (SignersKnown.SignedSince e) {
                // Nothing was written.
            }
        }
        return Optional.of(new Ruling.Refused(
                seen,
                "Nothing was signed: others signed the release of " + seen.version() + " " + LOOKS
                        + " times while Jenkins looked up who may sign it. Try again."));
    }

    static Optional<String> flaw(GateRows.Kept kept) {
        return kept.log()
                .flaw(kept.head())
                .map(flaw -> "The log of this release was changed by other hands than Release Guard's: " + flaw
                        + " Nobody can do anything to it any more; build the release again.");
    }

    /** Closes a gate whose build ended; one that is decided stays as it is. */
    public void abort(UUID id, String reason) {
        change(id, gate -> rules(gate).abort(gate, reason));
    }

    /** Notes what changed around a waiting gate since the last look: policies, artifacts, and the signatures they void. */
    public void refresh(UUID id) {
        find(id).ifPresent(seen -> {
            Rulebook rules = new Rulebook(knowingArtifacts(seen));
            change(id, rules::refresh);
        });
    }

    /**
     * Closes what builds of this controller left open that are gone for good: waiting gates are aborted, verifications
     * abandoned. What a step here waits for has a build, though Jenkins may be renaming its job at this moment.
     *
     * @param running whether the build of this job and number goes on, or may go on
     */
    public void sweep(BiPredicate<String, Integer> running) {
        String reason = "its build is gone";
        for (Gate gate : lists().pending()) {
            if (watchers.containsKey(gate.id())) {
                continue;
            }
            if (gate.isWaiting()
                    && !running.test(gate.build().job(), gate.build().number())) {
                abort(gate.id(), reason);
            }
            gate.aftermath()
                    .goingOn()
                    .filter(verification -> !running.test(
                            verification.build().job(), verification.build().number()))
                    .ifPresent(verification -> verifications().abandon(gate.id(), verification.id(), reason));
        }
    }

    /** Marks the emergencies whose second signature didn't come in time. */
    public void breachDue(Instant now) {
        List<UUID> due = database.get()
                .read(handle -> handle.createQuery("""
                                SELECT id FROM release_gate WHERE controller = :controller AND follow_up_due <= :now
                                    AND NOT EXISTS (SELECT 1 FROM release_event e
                                        WHERE e.gate = release_gate.id AND e.kind = 'BREACHED')
                                ORDER BY follow_up_due\
                                """)
                        .bind("controller", controller.get())
                        .bind("now", now)
                        .mapTo(UUID.class)
                        .list());
        due.forEach(id -> change(id, gate -> rules(gate).breachIfDue(gate)));
    }

    void change(UUID id, UnaryOperator<Gate> change) {
        change(id, kept -> change.apply(kept.gate()), Function.identity());
    }

    /**
     * Changes a gate in one transaction; empty if there is no such gate.
     *
     * @param after how the gate is then
     */
    <T> Optional<T> change(UUID id, Function<GateRows.Kept, T> change, Function<T, Gate> after) {
        AtomicInteger known = new AtomicInteger();
        Optional<T> changed = database.get()
                .write(handle -> GateRows.find(handle, id, true).map(kept -> {
                    known.set(kept.log().entries().size());
                    T result = change.apply(kept);
                    GateRows.append(handle, after.apply(result), known.get());
                    return result;
                }));
        changed.ifPresent(result -> told(after.apply(result), known.get()));
        return changed;
    }

    /** Tells whom it concerns, after the transaction, of what is new after the first so many entries. */
    private void told(Gate gate, int known) {
        if (gate.log().entries().size() > known) {
            wake(gate.id());
            news.accept(gate, known);
        }
    }

    /** What is wrong with a gate's log, naming the first broken entry; empty when it is as it was written. */
    public Optional<String> flaw(UUID id) {
        return locked(id).flatMap(kept -> kept.log().flaw(kept.head()));
    }

    /** Why nobody may act upon what a gate's log says, as {@link #flaw}; empty when they may. */
    public Optional<String> distrust(UUID id) {
        return locked(id).flatMap(Gates::flaw);
    }

    /** The log and its head as they belong together: under the lock, since nothing may be written between both reads. */
    private Optional<GateRows.Kept> locked(UUID id) {
        return database.get().write(handle -> GateRows.find(handle, id, true));
    }

    /** The circumstances as they are now of a release that was, or is to be, opened so. */
    public Circumstances around(Opening opening) {
        return world.around(opening);
    }

    /** Tells who can do what at this gate now. */
    public Barriers barriers(Gate gate) {
        return new Barriers(gate, around(gate.opening()));
    }

    /** The gates of this controller in lists. */
    public GateLists lists() {
        return new GateLists(database, controller);
    }

    /** What builds that verify releases of this controller do to them. */
    public Verifications verifications() {
        return new Verifications(this, database, controller);
    }

    /** Number of the latest build of a job before this one that was signed and not rolled back; 0 if there is none. */
    public int lastSigned(String job, int before) {
        return database.get()
                .read(handle -> handle.createQuery("""
                        SELECT COALESCE(MAX(build), 0) FROM release_gate
                        WHERE controller = :controller AND state = 'SIGNED' AND job = :job AND build < :before
                            AND NOT EXISTS (SELECT 1 FROM release_event e
                                WHERE e.gate = release_gate.id AND e.kind = 'ROLLED_BACK')\
                        """)
                        .bind("controller", controller.get())
                        .bind("job", job)
                        .bind("before", before)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Calls back after each change that this controller makes to the gate; a later call replaces an earlier one. */
    public void watch(UUID id, Runnable watcher) {
        watchers.put(id, watcher);
    }

    /** Ends {@link #watch}. */
    public void unwatch(UUID id) {
        watchers.remove(id);
    }

    private void wake(UUID id) {
        @Nullable Runnable watcher = watchers.get(id);
        if (watcher != null) {
            watcher.run();
        }
    }

    private Rulebook rules(Gate gate) {
        return new Rulebook(around(gate.opening()));
    }

    /**
     * The circumstances of a gate with its artifacts, if it waits. They are read now: to read gigabytes in the transaction
     * would hold the gate's row meanwhile, and PostgreSQL ends a transaction that says nothing for seconds.
     */
    private Circumstances knowingArtifacts(Gate gate) {
        Circumstances around = around(gate.opening());
        return gate.isWaiting() ? new ArtifactsRead(around, around.artifacts()) : around;
    }
}
