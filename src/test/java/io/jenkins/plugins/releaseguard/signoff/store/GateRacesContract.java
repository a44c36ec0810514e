package io.jenkins.plugins.releaseguard.signoff.store;

import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.ALICE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.BOB;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Deed;
import io.jenkins.plugins.releaseguard.signoff.engine.EventKind;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Ruling;
import io.jenkins.plugins.releaseguard.signoff.engine.Scene;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two at once on one gate that lacks one approval, again and again: 1,000 times each, half on each database, and in the long
 * form on each. Whoever
 * comes first, the outcome is one of the two that are possible one after the other, and the log is whole.
 */
abstract class GateRacesContract {

    private final Scene scene = new Scene();
    private final Deed aliceApproves = scene.deed(ALICE, Act.APPROVE);
    private final Deed bobApproves = scene.deed(BOB, Act.APPROVE);
    private final Deed aliceWithdraws = scene.deed(ALICE, Act.WITHDRAW, "reason", "too fast");
    private final Deed bobKeeps = scene.deed(BOB, Act.KEEP);
    private final Deed carolRollsBack = scene.deed(CAROL, Act.ROLL_BACK, "reason", "on fire");
    private final Deed aliceBlocks =
            scene.deed(ALICE, Act.REPORT, "title", "hangs", "severity", "blocker", "steps", "pay", "production", "no");
    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private Database database;
    private Gates gates;
    private int builds;

    abstract DatabaseSettings settings() throws Exception;

    /** How often each race is run. */
    int rounds() {
        return 500;
    }

    @BeforeEach
    void open() throws Exception {
        database = new Database(settings());
        gates = new Gates(() -> database, () -> "here", opening -> scene, (gate, known) -> {});
    }

    @AfterEach
    void close() {
        people.shutdownNow();
        database.close();
    }

    @Test
    void shouldOpenOnceWhenTwoApproveAtOnce() throws Exception {
        for (Gate gate : prepared(false)) {
            atOnce(() -> rule(gate, aliceApproves), () -> rule(gate, bobApproves));
            Gate after = whole(gate);
            assertThat(after.state()).isEqualTo(GateState.SIGNED);
            assertThat(after.signatures().approvals()).hasSize(2);
            assertThat(count(after, EventKind.GATE_OPENED)).isEqualTo(1);
        }
    }

    @Test
    void shouldEitherOpenOrWithdraw() throws Exception {
        for (Gate gate : prepared(true)) {
            boolean[] done = atOnce(() -> rule(gate, bobApproves), () -> rule(gate, aliceWithdraws));
            Gate after = whole(gate);
            assertThat(done[0]).isTrue();
            assertThat(after.state()).isEqualTo(done[1] ? GateState.WAITING : GateState.SIGNED);
            assertThat(after.signatures().approvals()).hasSize(done[1] ? 1 : 2);
        }
    }

    @Test
    void shouldEitherOpenOrHoldForTheBlocker() throws Exception {
        for (Gate gate : prepared(true)) {
            boolean[] done = atOnce(() -> rule(gate, bobApproves), () -> rule(gate, aliceBlocks));
            Gate after = whole(gate);
            assertThat(done[0]).isNotEqualTo(done[1]);
            assertThat(after.state()).isEqualTo(done[0] ? GateState.SIGNED : GateState.WAITING);
            assertThat(after.issues().blockers()).hasSize(done[1] ? 1 : 0);
            assertThat(after.signatures().approvals()).hasSize(done[1] ? 0 : 2);
        }
    }

    @Test
    void shouldEitherOpenOrBeSuperseded() throws Exception {
        for (Gate gate : prepared(true)) {
            UUID next = UUID.randomUUID();
            boolean[] done = atOnce(() -> rule(gate, bobApproves), () -> {
                gates.open(next, scene.opening(gate.version().value(), ++builds));
                return true;
            });
            assertThat(whole(gate).state()).isEqualTo(done[0] ? GateState.SIGNED : GateState.SUPERSEDED);
            Gate newer = gates.find(next).orElseThrow();
            assertThat(newer.state()).isEqualTo(GateState.WAITING);
            assertThat(newer.signatures().all()).isEmpty();
        }
    }

    @Test
    void shouldEitherOpenOrBeAborted() throws Exception {
        for (Gate gate : prepared(true)) {
            boolean[] done = atOnce(() -> rule(gate, bobApproves), () -> {
                gates.abort(gate.id(), "stopped");
                return true;
            });
            assertThat(whole(gate).state()).isEqualTo(done[0] ? GateState.SIGNED : GateState.ABORTED);
        }
    }

    @Test
    void shouldEitherKeepOrRollBack() throws Exception {
        for (Gate gate : signedAndToBeKept()) {
            boolean[] done = atOnce(() -> rule(gate, bobKeeps), () -> rule(gate, carolRollsBack));
            Gate after = whole(gate);
            assertThat(done[0]).isNotEqualTo(done[1]);
            assertThat(after.aftermath().decision().outcome())
                    .isEqualTo(done[0] ? Decision.Outcome.KEPT : Decision.Outcome.ROLLED_BACK);
        }
    }

    private boolean rule(Gate gate, Deed deed) {
        Optional<Ruling> ruling = gates.rule(gate.id(), deed);
        return ruling.orElseThrow() instanceof Ruling.Done;
    }

    /** Gates that two test, and that alice has approved if so; made in one transaction, since they are many. */
    private List<Gate> prepared(boolean approved) {
        return inserted(() -> {
            Scene one = new Scene(UUID.randomUUID().toString(), ++builds).tested();
            return approved ? one.after(ALICE, Act.APPROVE).gate : one.gate;
        });
    }

    private List<Gate> inserted(Supplier<Gate> gate) {
        List<Gate> inserted = Stream.generate(gate).limit(rounds()).toList();
        database.run(handle ->
                inserted.forEach(one -> GateRows.insert(handle, GateRows.lockLine(handle, one.opening()), one)));
        return inserted;
    }

    /** Gates that are signed and verified, and that alice wants to keep. */
    private List<Gate> signedAndToBeKept() {
        return inserted(() -> new Scene(UUID.randomUUID().toString(), ++builds)
                .signed()
                .verifying("v")
                .verified("v")
                .after(ALICE, Act.KEEP)
                .gate);
    }

    private boolean[] atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Boolean> first = people.submit(() -> {
            start.await(30, TimeUnit.SECONDS);
            return one.call();
        });
        Future<Boolean> second = people.submit(() -> {
            start.await(30, TimeUnit.SECONDS);
            return other.call();
        });
        return new boolean[] {first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS)};
    }

    private Gate whole(Gate gate) {
        assertThat(gates.flaw(gate.id())).isEmpty();
        return gates.find(gate.id()).orElseThrow();
    }

    private static long count(Gate gate, EventKind kind) {
        return gate.log().entries().stream()
                .filter(entry -> entry.event().kind() == kind)
                .count();
    }
}
