package io.jenkins.plugins.releaseguard.signoff.store;

import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.ALICE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.BOB;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.NOON;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.failed;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.passed;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Ruling;
import io.jenkins.plugins.releaseguard.signoff.engine.Scene;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must keep of a verification. */
abstract class VerificationsContract {

    private static final Version VERSION = new Version("1.4.0");
    private static final Build BUILD = new Build("shop", 13);

    private final Scene scene = new Scene();
    private Database database;
    private Gates gates;
    private Verifications verifications;
    private int builds;

    /** Of a database without gates. */
    abstract DatabaseSettings settings() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = new Database(settings());
        gates = new Gates(() -> database, () -> "here", opening -> scene, (gate, known) -> {});
        verifications = gates.verifications();
        database.write(handle -> {
            handle.execute("DELETE FROM release_event");
            return handle.execute("DELETE FROM release_gate");
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldFindTheReleaseThatThisBuildSignedElseTheNewest() {
        Gate first = signed("1.4.0");
        scene.now = NOON.plusSeconds(60);
        Gate second = signed("1.4.0");
        assertThat(verifications.signed(VERSION, "shop", 0)).contains(second.id());
        assertThat(verifications.signed(VERSION, "shop", first.build().number()))
                .contains(first.id());
        assertThat(verifications.signed(VERSION, "other", 0)).isEmpty();
        assertThat(verifications.signed(new Version("1.4"), "shop", 0)).isEmpty();
    }

    @Test
    void shouldNameWhatIsThereInstead() {
        assertThat(verifications.instead(VERSION, "shop")).isEqualTo("there is none; nothing of this job is signed");
        signed("1.3.9");
        gates.abort(opened("1.4.0").id(), "x");
        assertThat(verifications.instead(VERSION, "shop"))
                .isEqualTo("the latest, of build #2, is aborted; signed are 1.3.9");
    }

    @Test
    void shouldKeepChecksAndListReleaseUntilItIsDecided() {
        Gate gate = signed("1.4.0");
        assertThat(gates.lists().pending()).isEmpty();
        begin(gate, "v", "login");
        assertThat(gates.lists().pending()).hasSize(1);
        List<Check> checks = List.of(passed("login"), failed("suche '); -- 😀"));
        verifications.end(gate.id(), "v", checks, "");
        assertThat(find(gate).aftermath().verifications().get(0).checks()).isEqualTo(checks);
        assertThat(gates.lists().pending()).extracting(Gate::id).containsExactly(gate.id());
        act(gate, ALICE, Act.KEEP, "reason", "fine");
        assertThat(gates.lists().pending()).hasSize(1);
        act(gate, BOB, Act.KEEP, "reason", "fine");
        assertThat(gates.lists().pending()).isEmpty();
        assertThat(gates.flaw(gate.id())).isEmpty();
    }

    @Test
    void shouldListRolledBackReleaseUntilItIsConfirmed() {
        Gate gate = signed("1.4.0");
        act(gate, ALICE, Act.ROLL_BACK, "reason", "on fire");
        assertThat(gates.lists().pending()).hasSize(1);
        act(gate, BOB, Act.ROLL_BACK, "reason", "indeed");
        assertThat(gates.lists().pending()).isEmpty();
    }

    @Test
    void shouldTakeEachStepOnceHoweverOftenAndAtOnceItComes() {
        Gate gate = signed("1.4.0");
        int before = find(gate).log().entries().size();
        atOnce(() -> begin(gate, "v", "login"));
        atOnce(() -> verifications.end(gate.id(), "v", List.of(passed("login")), ""));
        atOnce(() -> verifications.abandon(gate.id(), "v", "its build ended"));
        assertThat(find(gate).log().entries()).hasSize(before + 3);
        assertThat(gates.flaw(gate.id())).isEmpty();
    }

    @Test
    void shouldRefuseToVerifyWhenTheLogWasTamperedWith() {
        Gate gate = signed("1.4.0");
        database.write(handle -> handle.execute(
                "UPDATE release_event SET fields = REPLACE(fields, 'alice', 'carol') WHERE position = 2 AND gate = ?",
                gate.id()));
        assertThat(verifications.begin(gate.id(), "v", BUILD, List.of()).orElseThrow())
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        refused -> assertThat(refused.why()).contains("changed by other hands"));
    }

    @Test
    void shouldKnowNothingOfUnknownRelease() {
        assertThat(verifications.begin(UUID.randomUUID(), "v", BUILD, List.of()))
                .isEmpty();
    }

    private void atOnce(Runnable step) {
        Stream.generate(() -> CompletableFuture.runAsync(step))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);
    }

    private void begin(Gate gate, String id, String... checks) {
        Ruling ruling =
                verifications.begin(gate.id(), id, BUILD, List.of(checks)).orElseThrow();
        assertThat(ruling).isInstanceOf(Ruling.Done.class);
    }

    private Gate signed(String version) {
        Gate gate = opened(version);
        act(gate, ALICE, Act.CHECK_IN);
        act(gate, BOB, Act.CHECK_IN);
        act(gate, ALICE, Act.APPROVE);
        act(gate, BOB, Act.APPROVE);
        return gate;
    }

    private Gate opened(String version) {
        return gates.open(UUID.randomUUID(), scene.opening(version, ++builds));
    }

    private void act(Gate gate, Person person, Act act, String... inputs) {
        assertThat(gates.rule(gate.id(), scene.deed(person, act, inputs)).orElseThrow())
                .isInstanceOf(Ruling.Done.class);
    }

    private Gate find(Gate gate) {
        return gates.find(gate.id()).orElseThrow();
    }
}
