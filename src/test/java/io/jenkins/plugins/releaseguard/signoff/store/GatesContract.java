package io.jenkins.plugins.releaseguard.signoff.store;

import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.ALICE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.BOB;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.CAROL;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.NOON;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.JobRename;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Cadence;
import io.jenkins.plugins.releaseguard.signoff.engine.Deed;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Issue;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import io.jenkins.plugins.releaseguard.signoff.engine.Opening;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import io.jenkins.plugins.releaseguard.signoff.engine.ReleaseFigure;
import io.jenkins.plugins.releaseguard.signoff.engine.Ruling;
import io.jenkins.plugins.releaseguard.signoff.engine.Scene;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must keep. */
abstract class GatesContract {

    private final Scene scene = new Scene();
    private Database database;
    private Gates gates;
    private int builds = 100;

    /** Of a database without gates. */
    abstract DatabaseSettings settings() throws Exception;

    @BeforeEach
    void open() throws Exception {
        connect();
        database.write(handle -> {
            handle.execute("DELETE FROM release_event");
            return handle.execute("DELETE FROM release_gate");
        });
    }

    private void connect() throws Exception {
        database = new Database(settings());
        gates = new Gates(() -> database, () -> "here", opening -> scene, (gate, known) -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKeepGateAsItWasOpened() {
        Gate gate = opened();
        assertThat(find(gate).log().entries()).isEqualTo(gate.log().entries());
        assertThat(find(gate).opening().rollbackPlan()).isEqualTo("deploy 1.3.9");
        assertThat(gates.flaw(gate.id())).isEmpty();
    }

    @Test
    void shouldOpenGateOnceHoweverOftenAsked() {
        UUID id = UUID.randomUUID();
        gates.open(id, scene.opening(1));
        act(id, ALICE, Act.CHECK_IN);
        gates.open(id, scene.opening(1));
        assertThat(gates.find(id).orElseThrow().crew().testers()).containsExactly(ALICE);
    }

    @Test
    void shouldOpenWhenTwoApproved() {
        Gate gate = tested();
        act(gate.id(), BOB, Act.APPROVE, "reason", "fine");
        act(gate.id(), ALICE, Act.APPROVE);
        assertThat(find(gate).state()).isEqualTo(GateState.SIGNED);
        assertThat(find(gate).signatures().approvals())
                .extracting(Signature::person)
                .containsExactly(BOB, ALICE);
        assertThat(gates.flaw(gate.id())).isEmpty();
    }

    @Test
    void shouldKeepAllWhenOpenedAnew() throws Exception {
        Gate gate = tested();
        act(gate.id(), BOB, Act.APPROVE);
        String head = find(gate).log().head();
        database.close();
        connect();
        assertThat(find(gate).log().head()).isEqualTo(head);
        assertThat(gates.flaw(gate.id())).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenRefused() {
        Gate gate = tested();
        assertThat(act(gate.id(), OLIVIA, Act.APPROVE)).isInstanceOf(Ruling.Refused.class);
        assertThat(find(gate).log().entries()).isEqualTo(gate.log().entries());
    }

    @Test
    void shouldKnowNothingOfUnknownGate() {
        assertThat(gates.rule(UUID.randomUUID(), scene.deed(ALICE, Act.CHECK_IN)))
                .isEmpty();
    }

    @Test
    void shouldAbortWaitingGateOnly() {
        Gate waiting = tested();
        Gate rejected = tested("1.5.0");
        act(rejected.id(), ALICE, Act.REJECT, "reason", "hangs");
        gates.abort(waiting.id(), "olivia stopped it");
        gates.abort(rejected.id(), "its build ended");
        assertThat(find(waiting).state()).isEqualTo(GateState.ABORTED);
        assertThat(find(rejected).state()).isEqualTo(GateState.REJECTED);
    }

    @Test
    void shouldGiveOpenIssuesToTheNewCandidateAndSupersedeTheOld() {
        Gate old = tested();
        act(old.id(), ALICE, Act.REPORT, Scene.BLOCKER);
        act(old.id(), ALICE, Act.CHECK_IN);
        Gate next = opened();
        assertThat(find(old).state()).isEqualTo(GateState.SUPERSEDED);
        assertThat(next.issues().blockers()).extracting(Issue::title).containsExactly("checkout hangs");
        assertThat(next.issues().round()).isEqualTo(2);
        assertThat(gates.lists().waiting()).extracting(Gate::id).containsExactly(next.id());
    }

    @Test
    void shouldGiveOpenIssuesOfARejectedOrAbortedCandidateToTheNext() {
        Gate rejected = tested();
        act(rejected.id(), ALICE, Act.REPORT, Scene.BLOCKER);
        act(rejected.id(), BOB, Act.REJECT, "reason", "hangs");
        Gate aborted = opened();
        gates.abort(aborted.id(), "its build ended");
        Gate next = opened();
        assertThat(next.issues().blockers()).extracting(Issue::title).containsExactly("checkout hangs");
        assertThat(next.issues().round()).isEqualTo(3);
        assertThat(find(rejected).state()).isEqualTo(GateState.REJECTED);
    }

    @Test
    void shouldKeepOpenIssuesWhenAnOlderBuildCameLateInBetween() {
        Gate waiting = tested();
        scene.now = NOON.plusSeconds(60);
        gates.open(UUID.randomUUID(), scene.opening(waiting.build().number() - 1));
        act(waiting.id(), ALICE, Act.REPORT, Scene.BLOCKER);
        act(waiting.id(), BOB, Act.REJECT, "reason", "hangs");
        assertThat(opened().issues().blockers()).extracting(Issue::title).containsExactly("checkout hangs");
    }

    @Test
    void shouldBeginAnewAfterASignedCandidate() {
        Gate signed = tested();
        act(signed.id(), ALICE, Act.APPROVE);
        act(signed.id(), BOB, Act.APPROVE);
        assertThat(opened().issues().round()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOtherVersionsAlone() {
        Gate one = opened();
        Gate other = gates.open(UUID.randomUUID(), scene.opening("1.5.0", ++builds));
        assertThat(List.of(find(one).state(), find(other).state())).containsOnly(GateState.WAITING);
    }

    @Test
    void shouldListLongestWaitingFirstAndLatestDecidedFirst() {
        Gate first = tested("1");
        scene.now = NOON.plusSeconds(60);
        Gate second = tested("2");
        assertThat(gates.lists().waiting()).extracting(Gate::id).containsExactly(first.id(), second.id());
        gates.abort(first.id(), "x");
        gates.abort(second.id(), "x");
        assertThat(history("", 50).gates()).extracting(Gate::id).containsExactly(second.id(), first.id());
        assertThat(history("", 1).gates()).hasSize(1);
        assertThat(history("", 1).total()).isEqualTo(2);
        assertThat(gates.lists().waiting()).isEmpty();
    }

    @Test
    void shouldFindWhatIsSearchedAndNothingThatOnlyLooksLikeIt() {
        gates.abort(tested("1.4.0-rc_1").id(), "x");
        gates.abort(tested("1.5.0").id(), "x");
        assertThat(history("RC_", 50).gates()).hasSize(1);
        assertThat(history("%", 50).gates()).isEmpty();
        assertThat(history("SHOP", 50).total()).isEqualTo(2);
        assertThat(gates.lists().jobs()).containsExactly("shop");
        assertThat(gates.lists().history(ListRequest.first(50), List.of()).gates())
                .isEmpty();
    }

    @Test
    void shouldListEmergencyUntilItsSecondSignature() {
        Gate gate = opened();
        act(gate.id(), ALICE, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/1");
        assertThat(gates.lists().waiting()).isEmpty();
        assertThat(gates.lists().pending()).extracting(Gate::id).containsExactly(gate.id());
        act(gate.id(), BOB, Act.APPROVE);
        assertThat(gates.lists().pending()).isEmpty();
    }

    @Test
    void shouldCountWhatTheLogSaysBeItWrittenBesideItOrNot() {
        Gate gate = tested();
        act(gate.id(), ALICE, Act.REPORT, Scene.BLOCKER);
        List<ReleaseFigure> expected = List.of(ReleaseFigure.of(find(gate)));
        assertThat(gates.lists().figures(NOON, List.of("shop"))).isEqualTo(expected);
        database.write(handle -> handle.execute("UPDATE release_gate SET figure = NULL"));
        assertThat(gates.lists().figures(NOON, List.of("shop"))).isEqualTo(expected);
        assertThat(gates.lists().figures(NOON.plusSeconds(1), List.of("shop"))).isEmpty();
        assertThat(gates.lists().figures(NOON, List.of())).isEmpty();
    }

    private GateLists.Part history(String search, int size) {
        ListRequest request = new ListRequest("", search, "opened", true, 1, size);
        return gates.lists().history(request, List.of("shop"));
    }

    @Test
    void shouldNotListGatesOfOtherControllers() {
        gates.open(UUID.randomUUID(), Opening.of(new Version("1"), "there", new Build("shop", 1)));
        assertThat(gates.lists().waiting()).isEmpty();
    }

    @Test
    void shouldKnowLastSignedBuild() {
        Gate gate = tested();
        act(gate.id(), ALICE, Act.APPROVE);
        assertThat(gates.lastSigned("shop", 1000)).isZero();
        act(gate.id(), BOB, Act.APPROVE);
        assertThat(gates.lastSigned("shop", 1000)).isEqualTo(gate.build().number());
        assertThat(gates.lastSigned("shop", gate.build().number())).isZero();
    }

    @Test
    void shouldKeepHostileText() {
        Gate gate = opened();
        Person eve = new Person("e'); drop table release_gate; --", "<b>eve</b>", "\u202eevE");
        act(gate.id(), eve, Act.CHECK_IN);
        act(gate.id(), ALICE, Act.CHECK_IN);
        act(gate.id(), ALICE, Act.APPROVE, "reason", "<script>alert(1)</script> 😀\nby=mallory\\n");
        assertThat(find(gate).crew().testers().get(0)).isEqualTo(eve);
        assertThat(find(gate).signatures().approvals().get(0).reason())
                .isEqualTo("<script>alert(1)</script> 😀\nby=mallory\\n");
        assertThat(gates.flaw(gate.id())).isEmpty();
    }

    @Test
    void shouldFindLogThatWasTamperedWith() {
        Gate gate = tested();
        act(gate.id(), ALICE, Act.APPROVE);
        database.write(handle -> handle.execute(
                "UPDATE release_event SET fields = REPLACE(fields, 'alice', 'carol') WHERE position = 2 AND gate = ?",
                gate.id()));
        assertThat(gates.flaw(gate.id()).orElseThrow()).startsWith("Entry 2 (checked in) was changed");
        Ruling ruling = act(gate.id(), BOB, Act.APPROVE);
        assertThat(((Ruling.Refused) ruling).why()).contains("changed by other hands", "Entry 2");
        assertThat(find(gate).state()).isEqualTo(GateState.WAITING);
    }

    @Test
    void shouldFindThatTheEndOfALogWasCutOff() {
        Gate gate = tested();
        act(gate.id(), ALICE, Act.REJECT, "reason", "hangs");
        database.write(
                handle -> handle.execute("DELETE FROM release_event WHERE position = 4 AND gate = ?", gate.id()));
        assertThat(gates.flaw(gate.id()).orElseThrow()).startsWith("Entry 4 is missing");
        gates.abort(gate.id(), "its build ended");
        assertThat(find(gate).state()).isEqualTo(GateState.ABORTED);
        assertThat(gates.flaw(gate.id())).isPresent();
    }

    @Test
    void shouldVoidApprovalsWhenArtifactsWereExchanged() {
        Gate gate = tested();
        act(gate.id(), ALICE, Act.APPROVE);
        scene.artifacts = Map.of("shop.jar", "b".repeat(64));
        assertThat(act(gate.id(), BOB, Act.APPROVE)).isInstanceOf(Ruling.Refused.class);
        assertThat(find(gate).state()).isEqualTo(GateState.WAITING);
        assertThat(find(gate).signatures().all().get(0).lost()).contains("artifacts");
    }

    @Test
    void shouldNotLetAnOlderBuildTakeThePlaceOfANewerOne() {
        Gate newer = gates.open(UUID.randomUUID(), scene.opening(13));
        Gate older = gates.open(UUID.randomUUID(), scene.opening(12));
        assertThat(older.state()).isEqualTo(GateState.SUPERSEDED);
        assertThat(find(older).log().entries()).isEqualTo(older.log().entries());
        assertThat(find(newer).state()).isEqualTo(GateState.WAITING);
        gates.open(UUID.randomUUID(), scene.opening(14));
        assertThat(find(newer).state()).isEqualTo(GateState.SUPERSEDED);
    }

    @Test
    void shouldCloseWhatBuildsLeftOpenThatAreGone() {
        Gate waiting = tested("1.5.0");
        Gate tested = signed();
        gates.verifications().begin(tested.id(), "v", new Build("verify", 7), List.of());
        gates.sweep((job, build) -> true);
        assertThat(find(waiting).isWaiting()).isTrue();
        gates.sweep((job, build) -> false);
        assertThat(find(waiting).state()).isEqualTo(GateState.ABORTED);
        assertThat(find(tested).aftermath().verifications().get(0).abandoned()).isEqualTo("its build is gone");
        assertThat(find(tested).state()).isEqualTo(GateState.SIGNED);
    }

    @Test
    void shouldListWhatIsBeingVerified() {
        Gate gate = signed();
        assertThat(gates.lists().pending()).isEmpty();
        gates.verifications().begin(gate.id(), "v", new Build("verify", 7), List.of());
        assertThat(gates.lists().pending()).hasSize(1);
        assertThat(gates.barriers(find(gate)).missing()).containsExactly("The smoke tests of verify #7 have to end.");
    }

    @Test
    void shouldKeepABreachedEmergencyInTheListUntilTheSecondSignature() {
        Gate gate = tested();
        act(gate.id(), ALICE, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/1");
        scene.now = NOON.plus(Duration.ofHours(24));
        gates.breachDue(scene.now);
        assertThat(gates.lists().pending()).hasSize(1);
        assertThat(gates.barriers(find(gate)).missing())
                .containsExactly("A second person has to approve this emergency; that is overdue.");
        act(gate.id(), BOB, Act.APPROVE);
        assertThat(gates.lists().pending()).isEmpty();
    }

    @Test
    void shouldNotCountARolledBackReleaseAsTheLastSigned() {
        Gate gate = signed();
        int build = gate.build().number();
        assertThat(gates.lastSigned(gate.build().job(), build + 1)).isEqualTo(build);
        act(gate.id(), ALICE, Act.ROLL_BACK, "reason", "on fire");
        assertThat(gates.lastSigned(gate.build().job(), build + 1)).isZero();
    }

    @Test
    void shouldShowOtherReleasesBesideOneWhoseLogWasMadeSenseless() {
        Gate other = tested("1.5.0");
        Gate gate = tested();
        for (String damage : List.of("fields = ''", "kind = 'NONSENSE'", "fields = 'nonsense'")) {
            database.write(handle -> handle.execute(
                    "UPDATE release_event SET " + damage + " WHERE position = 2 AND gate = ?", gate.id()));
            assertThat(gates.lists().waiting()).extracting(Gate::id).contains(other.id(), gate.id());
            assertThat(gates.flaw(gate.id()).orElseThrow()).startsWith("Entry 2");
            assertThat(gates.distrust(gate.id()).orElseThrow()).contains("changed by other hands", "build the release");
        }
    }

    @Test
    void shouldCloseAReleaseWithAHoleInItsLog() {
        Gate gate = tested();
        database.write(
                handle -> handle.execute("DELETE FROM release_event WHERE position = 2 AND gate = ?", gate.id()));
        gates.abort(gate.id(), "its build ended");
        assertThat(find(gate).state()).isEqualTo(GateState.ABORTED);
        assertThat(gates.flaw(gate.id()).orElseThrow()).startsWith("Entry 2 is missing");
    }

    @Test
    void shouldNotShowAReleaseWhoseLogIsGone() {
        Gate other = tested("1.5.0");
        Gate gate = tested();
        database.write(handle -> handle.execute("DELETE FROM release_event WHERE gate = ?", gate.id()));
        assertThat(gates.find(gate.id())).isEmpty();
        assertThat(gates.lists().waiting()).extracting(Gate::id).containsExactly(other.id());
    }

    @Test
    void shouldLetOthersAtTheGateWhileItsArtifactsAreRead() {
        Gate gate = tested();
        scene.whileReadingArtifacts = () -> act(gate.id(), CAROL, Act.CHECK_IN);
        act(gate.id(), ALICE, Act.APPROVE);
        assertThat(find(gate).crew().testers()).containsExactly(ALICE, BOB, CAROL);
        assertThat(find(gate).signatures().approvals()).hasSize(1);
        assertThat(gates.flaw(gate.id())).isEmpty();
    }

    @Test
    void shouldLetOthersAtTheGateWhileSignersAreLookedUp() {
        Gate gate = tested();
        act(gate.id(), ALICE, Act.APPROVE);
        scene.whileLookingUp = () -> act(gate.id(), CAROL, Act.CHECK_IN);
        act(gate.id(), BOB, Act.APPROVE);
        assertThat(find(gate).crew().testers()).containsExactly(ALICE, BOB, CAROL);
        assertThat(find(gate).state()).isEqualTo(GateState.SIGNED);
    }

    @Test
    void shouldLookUpAgainWhenAnotherSignedMeanwhile() {
        Gate gate = approvedByOneOfThree();
        scene.powerless.add("carol");
        scene.whileLookingUp = () -> {
            scene.whileLookingUp = () -> {};
            act(gate.id(), CAROL, Act.CHECK_IN);
            scene.powerless.remove("carol");
            act(gate.id(), CAROL, Act.APPROVE);
            scene.powerless.add("carol");
        };
        act(gate.id(), BOB, Act.APPROVE);
        assertThat(find(gate).signatures().approvals())
                .extracting(Signature::person)
                .containsExactly(ALICE, BOB);
        assertThat(find(gate).signatures().all().get(1).lost()).contains("carol may not sign any more");
    }

    @Test
    void shouldGiveUpWhenOthersSignEachTimeThatSignersAreLookedUp() {
        Gate gate = approvedByOneOfThree();
        AtomicInteger people = new AtomicInteger();
        Runnable exchange = () -> {
            Person next = Scene.person("p" + people.incrementAndGet());
            find(gate).signatures().approvals().stream()
                    .map(Signature::person)
                    .filter(person -> !person.is(ALICE))
                    .forEach(person -> act(gate.id(), person, Act.WITHDRAW, "reason", "too fast"));
            act(gate.id(), next, Act.APPROVE);
        };
        scene.whileLookingUp = new Runnable() {
            @Override
            public void run() {
                scene.whileLookingUp = () -> {};
                exchange.run();
                scene.whileLookingUp = this;
            }
        };
        Ruling ruling = act(gate.id(), BOB, Act.APPROVE);
        assertThat(((Ruling.Refused) ruling).why()).contains("Nothing was signed", "1.4.0", "Try again");
        assertThat(find(gate).signatures().approvalOf(BOB)).isEmpty();
    }

    private Gate approvedByOneOfThree() {
        scene.policies = Policies.DEFAULT.and(Policy.tighter(3, Cadence.ANY_TIME));
        Gate gate = tested();
        act(gate.id(), ALICE, Act.APPROVE);
        return gate;
    }

    @Test
    void shouldMarkEmergencyWithoutSecondSignature() {
        Gate gate = opened();
        act(gate.id(), ALICE, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/1");
        gates.breachDue(NOON.plus(Duration.ofHours(23)));
        assertThat(find(gate).isBreached()).isFalse();
        scene.now = NOON.plus(Duration.ofHours(24));
        gates.breachDue(scene.now);
        gates.breachDue(scene.now);
        assertThat(find(gate).isBreached()).isTrue();
        assertThat(find(gate).log().entries()).hasSize(5);
    }

    @Test
    void shouldGoOnUnderTheNewNameOfItsJobWithALogThatVerifies() {
        Gate gate = tested();
        rename("shop", "market/shop");
        assertThat(find(gate).build().job()).isEqualTo("market/shop");
        assertThat(find(gate).opening().build().job()).isEqualTo("market/shop");
        assertThat(find(gate).log().entries().subList(0, 3))
                .isEqualTo(gate.log().entries());
        assertThat(Narration.tell(find(gate).log().entries().get(3))).isEqualTo("job shop renamed to market/shop");
        assertThat(gates.lists().jobs()).containsExactly("market/shop");
        act(gate.id(), ALICE, Act.APPROVE);
        act(gate.id(), BOB, Act.APPROVE);
        assertThat(find(gate).state()).isEqualTo(GateState.SIGNED);
        assertThat(gates.flaw(gate.id())).isEmpty();
        assertThat(gates.lastSigned("market/shop", 1000)).isEqualTo(gate.build().number());
    }

    @Test
    void shouldCarryOverOnceHoweverOftenItIsDone() {
        Gate gate = tested();
        rename("shop", "market");
        rename("shop", "market");
        assertThat(find(gate).log().entries()).hasSize(4);
    }

    @Test
    void shouldNotTakeABuildOfARenamedJobForGone() {
        Gate waiting = tested("1.5.0");
        Gate verified = signed();
        gates.verifications().begin(verified.id(), "v", new Build("verify", 7), List.of());
        rename("shop", "market");
        rename("verify", "smoke");
        gates.sweep((job, build) -> List.of("market", "smoke").contains(job));
        assertThat(find(waiting).isWaiting()).isTrue();
        assertThat(find(verified).aftermath().goingOn()).isPresent();
        assertThat(gates.flaw(verified.id())).isEmpty();
    }

    @Test
    void shouldNotTakeABuildThatIsSeenToWaitForGone() {
        Gate gate = tested();
        gates.watch(gate.id(), () -> {});
        gates.sweep((job, build) -> false);
        assertThat(find(gate).isWaiting()).isTrue();
    }

    @Test
    void shouldGiveOpenIssuesToTheNextCandidateOfARenamedJob() {
        Gate old = tested();
        act(old.id(), ALICE, Act.REPORT, Scene.BLOCKER);
        rename("shop", "market");
        Gate next = openedIn("market");
        assertThat(next.issues().blockers()).extracting(Issue::title).containsExactly("checkout hangs");
        assertThat(find(old).state()).isEqualTo(GateState.SUPERSEDED);
    }

    @Test
    void shouldKeepTheReleasesOfADeletedJobWhoseNameAnotherGets() {
        Gate deleted = openedIn("market");
        gates.abort(deleted.id(), "its build is gone");
        Gate gate = tested();
        rename("shop", "market");
        assertThat(find(deleted).build().job()).isEqualTo("market");
        assertThat(find(gate).build().job()).isEqualTo("market");
        Gate next = openedIn("market");
        assertThat(find(gate).state()).isEqualTo(GateState.SUPERSEDED);
        assertThat(next.issues().round()).isEqualTo(2);
        assertThat(gates.flaw(deleted.id())).isEmpty();
    }

    @Test
    void shouldNotRenameJobsOfOtherControllers() {
        Gate other = gates.open(UUID.randomUUID(), Opening.of(new Version("1"), "there", new Build("shop", 1)));
        rename("shop", "market");
        assertThat(find(other).build().job()).isEqualTo("shop");
    }

    @Test
    void shouldStillFindWhatOtherHandsChangedBeforeTheRename() {
        Gate gate = tested();
        database.write(handle -> handle.execute(
                "UPDATE release_event SET fields = REPLACE(fields, 'alice', 'carol') WHERE position = 2 AND gate = ?",
                gate.id()));
        rename("shop", "market");
        assertThat(find(gate).build().job()).isEqualTo("market");
        assertThat(gates.flaw(gate.id()).orElseThrow()).startsWith("Entry 2 (checked in) was changed");
    }

    private void rename(String from, String to) {
        database.run(handle -> new RenamedReleases().carryOver(handle, new JobRename("here", from, to, NOON)));
    }

    private Gate openedIn(String job) {
        Opening opening = Opening.of(new Version("1.4.0"), "here", new Build(job, ++builds));
        return gates.open(UUID.randomUUID(), opening);
    }

    @Test
    void shouldCallWatcherAfterChange() {
        Gate gate = tested();
        AtomicInteger calls = new AtomicInteger();
        gates.watch(gate.id(), calls::incrementAndGet);
        act(gate.id(), ALICE, Act.APPROVE);
        assertThat(calls).hasValue(1);
        gates.unwatch(gate.id());
        act(gate.id(), BOB, Act.APPROVE);
        assertThat(calls).hasValue(1);
    }

    Scene scene() {
        return scene;
    }

    Gates gates() {
        return gates;
    }

    Database database() {
        return database;
    }

    Ruling act(UUID gate, Person person, Act act, String... inputs) {
        Deed deed = scene.deed(person, act, inputs);
        return gates.rule(gate, deed).orElseThrow();
    }

    private Gate opened() {
        return gates.open(UUID.randomUUID(), scene.opening(++builds));
    }

    private Gate tested() {
        return tested("1.4.0");
    }

    private Gate signed() {
        Gate gate = tested();
        act(gate.id(), ALICE, Act.APPROVE);
        act(gate.id(), BOB, Act.APPROVE);
        return find(gate);
    }

    Gate tested(String version) {
        Gate gate = gates.open(UUID.randomUUID(), scene.opening(version, ++builds));
        act(gate.id(), ALICE, Act.CHECK_IN);
        act(gate.id(), BOB, Act.CHECK_IN);
        return find(gate);
    }

    Gate find(Gate gate) {
        return gates.find(gate.id()).orElseThrow();
    }
}
