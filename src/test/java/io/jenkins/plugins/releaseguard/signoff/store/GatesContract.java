package io.jenkins.plugins.releaseguard.signoff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import io.jenkins.plugins.releaseguard.signoff.engine.Signing;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must keep. */
abstract class GatesContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Person OLIVIA = person("olivia");
    private static final Person ALICE = person("alice");
    private static final Person BOB = person("bob");

    private Database database;
    private Gates gates;

    /** Of a database without gates. */
    abstract DatabaseSettings settings() throws Exception;

    @BeforeEach
    void open() throws Exception {
        connect();
        database.write(handle -> {
            handle.execute("delete from release_signature");
            return handle.execute("delete from release_gate");
        });
    }

    private void connect() throws Exception {
        database = new Database(settings());
        gates = new Gates(() -> database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKeepGateAsItWasOpened() {
        Gate gate = gate(12, OLIVIA, NOON);
        gates.open(gate);
        assertThat(gates.find(gate.id())).contains(gate);
    }

    @Test
    void shouldKeepGateThatNobodyRequested() {
        Gate gate = gate(12, null, NOON);
        gates.open(gate);
        assertThat(gates.find(gate.id())).contains(gate);
    }

    @Test
    void shouldOpenGateOnceHoweverOftenAsked() {
        Gate gate = opened();
        gates.sign(gate.id(), approval(ALICE));
        gates.open(gate);
        assertThat(find(gate).signatures()).containsExactly(approval(ALICE));
    }

    @Test
    void shouldSignInOrder() {
        Gate gate = opened();
        gates.sign(gate.id(), approval(BOB));
        gates.sign(gate.id(), approval(ALICE));
        assertThat(find(gate).state()).isEqualTo(GateState.SIGNED);
        assertThat(find(gate).signatures()).containsExactly(approval(BOB), approval(ALICE));
    }

    @Test
    void shouldKeepSignaturesWhenOpenedAnew() throws Exception {
        Gate gate = opened();
        gates.sign(gate.id(), approval(ALICE));
        database.close();
        connect();
        assertThat(find(gate).signatures()).containsExactly(approval(ALICE));
        assertThat(find(gate).state()).isEqualTo(GateState.WAITING);
    }

    @Test
    void shouldChangeNothingWhenRefused() {
        Gate gate = opened();
        assertThat(gates.sign(gate.id(), approval(OLIVIA))).isInstanceOf(Signing.Refused.class);
        assertThat(find(gate)).isEqualTo(gate);
    }

    @Test
    void shouldRefuseUnknownGate() {
        UUID id = UUID.randomUUID();
        assertThat(gates.sign(id, approval(ALICE)))
                .isEqualTo(new Signing.Refused("There is no release with the id " + id + "."));
    }

    @Test
    void shouldAbortWaitingGateOnly() {
        Gate waiting = opened();
        Gate rejected = opened();
        gates.sign(rejected.id(), new Signature(ALICE, Decision.REJECT, "hangs", NOON));
        gates.abort(waiting.id());
        gates.abort(rejected.id());
        assertThat(find(waiting).state()).isEqualTo(GateState.ABORTED);
        assertThat(find(rejected).state()).isEqualTo(GateState.REJECTED);
    }

    @Test
    void shouldListLongestWaitingFirst() {
        Gate second = gate(2, OLIVIA, NOON);
        Gate first = gate(1, OLIVIA, NOON.minusSeconds(60));
        gates.open(second);
        gates.open(first);
        gates.sign(second.id(), approval(ALICE));
        assertThat(gates.waiting()).extracting(Gate::id).containsExactly(first.id(), second.id());
    }

    @Test
    void shouldListLatestDecidedFirstAndNoMoreThanAsked() {
        List<Gate> decided = Stream.of(1, 2, 3)
                .map(number -> gate(number, OLIVIA, NOON.plusSeconds(number)))
                .toList();
        decided.forEach(gate -> {
            gates.open(gate);
            gates.abort(gate.id());
        });
        assertThat(gates.decided(2)).extracting(gate -> gate.build().number()).containsExactly(3, 2);
    }

    @Test
    void shouldKeepHostileText() {
        Gate gate = opened();
        Signature signature = new Signature(
                new Person("e'); drop table release_gate; --", "<b>eve</b>", "\u202eevE"),
                Decision.APPROVE,
                "<script>alert(1)</script> 😀",
                NOON);
        gates.sign(gate.id(), signature);
        assertThat(find(gate).signatures()).containsExactly(signature);
    }

    @Test
    void shouldCallWatcherAfterSignature() {
        Gate gate = opened();
        AtomicInteger calls = new AtomicInteger();
        gates.watch(gate.id(), calls::incrementAndGet);
        gates.sign(gate.id(), approval(OLIVIA));
        assertThat(calls).hasValue(0);
        gates.sign(gate.id(), approval(ALICE));
        assertThat(calls).hasValue(1);
        gates.unwatch(gate.id());
        gates.sign(gate.id(), approval(BOB));
        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldTakeOneSignatureOfOnePersonWhenClickedTwiceAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            Gate gate = opened();
            List<Signing> outcomes = atOnce(gate, List.of(approval(ALICE), approval(ALICE), approval(ALICE)));
            assertThat(outcomes).filteredOn(Signing.Accepted.class::isInstance).hasSize(1);
            assertThat(find(gate).signatures()).containsExactly(approval(ALICE));
        }
    }

    @Test
    void shouldDecideOnceWhenApprovedAndRejectedAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            Gate gate = opened();
            gates.sign(gate.id(), approval(ALICE));
            Signature reject = new Signature(person("carol"), Decision.REJECT, "hangs", NOON);
            List<Signing> outcomes = atOnce(gate, List.of(approval(BOB), reject));
            assertThat(outcomes).filteredOn(Signing.Accepted.class::isInstance).hasSize(1);
            assertThat(find(gate).signatures()).hasSize(2);
            assertThat(find(gate).state())
                    .isEqualTo(find(gate).signatures().contains(reject) ? GateState.REJECTED : GateState.SIGNED);
        }
    }

    private List<Signing> atOnce(Gate gate, List<Signature> signatures) throws Exception {
        CyclicBarrier start = new CyclicBarrier(signatures.size());
        ExecutorService people = Executors.newFixedThreadPool(signatures.size());
        try {
            List<Future<Signing>> clicks = new ArrayList<>();
            for (Signature signature : signatures) {
                clicks.add(people.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return gates.sign(gate.id(), signature);
                }));
            }
            List<Signing> outcomes = new ArrayList<>();
            for (Future<Signing> click : clicks) {
                outcomes.add(click.get(30, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }

    private Gate opened() {
        Gate gate = gate(12, OLIVIA, NOON);
        gates.open(gate);
        return gate;
    }

    private Gate find(Gate gate) {
        return gates.find(gate.id()).orElseThrow();
    }

    private static Gate gate(int number, Person requester, Instant opened) {
        return Gate.open(UUID.randomUUID(), new Version("1.4.0"), new Build("shop", number), requester, opened);
    }

    private static Signature approval(Person person) {
        return new Signature(person, Decision.APPROVE, "tested checkout", NOON);
    }

    private static Person person(String id) {
        return new Person(id, id, id);
    }
}
