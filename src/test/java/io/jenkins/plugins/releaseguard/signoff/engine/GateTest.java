package io.jenkins.plugins.releaseguard.signoff.engine;

import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.ALICE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.BOB;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.CAROL;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.NOON;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.OLIVIA;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private final Scene scene = new Scene();

    @Test
    void shouldWaitAfterOneApproval() {
        scene.tested().after(ALICE, Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.WAITING);
        assertThat(scene.gate.missing()).isEqualTo(1);
    }

    @Test
    void shouldOpenAfterTwoPeopleApproved() {
        scene.tested().after(ALICE, Act.APPROVE, "reason", "tested checkout").after(BOB, Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.SIGNED);
        assertThat(scene.gate.missing()).isZero();
        assertThat(scene.gate.signatures().approvals())
                .extracting(Signature::person, Signature::reason)
                .containsExactly(tuple(ALICE, "tested checkout"), tuple(BOB, ""));
    }

    @Test
    void shouldCloseAfterOneRejection() {
        scene.tested().after(ALICE, Act.APPROVE).after(BOB, Act.REJECT, "reason", "checkout hangs");
        assertThat(scene.gate.state()).isEqualTo(GateState.REJECTED);
        assertThat(scene.refusal(CAROL, Act.APPROVE)).contains("1.4.0", "rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia", "author"})
    void shouldRefuseWhoHadAHandInIt(String id) {
        scene.tested();
        assertThat(scene.refusal(person(id), Act.APPROVE)).contains(id, "two other people");
        assertThat(scene.refusal(person(id), Act.REJECT, "reason", "no")).contains(id, "two other people");
        assertThat(scene.refusal(person(id), Act.CHECK_IN)).contains(id, "two other people");
    }

    @Test
    void shouldRefuseEverybodyWhoStartedTheBuild() {
        Opening opening = scene.opening(13).startedToo(List.of(ALICE));
        scene.gate = new Rulebook(scene).open(UUID.randomUUID(), opening, null);
        assertThat(scene.gate.crew().starters()).containsExactly(OLIVIA, ALICE);
        assertThat(scene.refusal(ALICE, Act.CHECK_IN)).contains("alice started the build");
    }

    @Test
    void shouldRefuseRequesterInOtherSpelling() {
        assertThat(scene.tested().refusal(new Person("olivia", "OLIVIA", "Olivia"), Act.APPROVE))
                .contains("started the build");
    }

    @Test
    void shouldRefuseSecondApprovalOfOnePersonHoweverSpelled() {
        scene.tested().after(ALICE, Act.APPROVE);
        assertThat(scene.refusal(new Person("alice", "Alice", "Alice"), Act.APPROVE))
                .contains("already approved");
    }

    @Test
    void shouldTakeNoApprovalNorReportBeforeTwoTest() {
        scene.after(ALICE, Act.CHECK_IN);
        assertThat(scene.refusal(ALICE, Act.APPROVE)).contains("Only alice", "second tester");
        assertThat(scene.refusal(ALICE, Act.REJECT, "reason", "x")).contains("second tester");
        assertThat(scene.refusal(
                        ALICE, Act.REPORT, "title", "x", "severity", "blocker", "steps", "y", "production", "no"))
                .contains("second tester");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void shouldRefuseRejectionWithoutReason(String reason) {
        assertThat(scene.tested().refusal(ALICE, Act.REJECT, "reason", reason)).contains("Reason");
    }

    @Test
    void shouldRefuseTextsThatNoStoreTakes() {
        scene.tested();
        assertThat(scene.refusal(ALICE, Act.APPROVE, "reason", "x".repeat(4001)))
                .contains("4001", "4000");
        assertThat(scene.refusal(ALICE, Act.APPROVE, "reason", "a\0b")).contains("NUL");
        assertThat(scene.refusal(ALICE, Act.APPROVE, "reason", "a\ud800b")).contains("control characters");
        assertThat(scene.gate.signatures().all()).isEmpty();
    }

    @Test
    void shouldTakeApprovalBackUntilTheGateOpens() {
        scene.tested().after(ALICE, Act.APPROVE).after(ALICE, Act.WITHDRAW, "reason", "too fast");
        assertThat(scene.gate.missing()).isEqualTo(2);
        scene.after(BOB, Act.APPROVE).after(ALICE, Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.SIGNED);
        assertThat(scene.refusal(ALICE, Act.WITHDRAW, "reason", "no")).contains("no longer waiting");
    }

    @Test
    void shouldHoldWhileBlockerIsOpenAndOpenNextRoundWhenItIsClosed() {
        scene.tested().blocker(ALICE);
        assertThat(scene.refusal(BOB, Act.APPROVE)).contains("blocker 1 'checkout hangs'");
        assertThat(scene.refusal(ALICE, Act.CLOSE, "issue", "1")).contains("not resolved yet");
        assertThat(scene.refusal(ALICE, Act.RESOLVE, "issue", "1", "context", "x"))
                .contains("owner", "olivia");
        assertThat(scene.refusal(OLIVIA, Act.RESOLVE, "issue", "1")).contains("Context");
        scene.after(OLIVIA, Act.RESOLVE, "issue", "1", "context", "timeout raised; test paying again");
        assertThat(scene.refusal(OLIVIA, Act.CLOSE, "issue", "1")).contains("has not checked in");
        assertThat(scene.refusal(BOB, Act.APPROVE)).contains("blocker 1");
        scene.after(BOB, Act.REOPEN, "issue", "1", "reason", "hangs still")
                .after(OLIVIA, Act.RESOLVE, "issue", "1", "context", "again")
                .after(BOB, Act.CLOSE, "issue", "1");
        assertThat(scene.gate.issues().round()).isEqualTo(2);
        scene.after(ALICE, Act.APPROVE).after(BOB, Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.SIGNED);
    }

    @Test
    void shouldDemandWhatAnIssueNeeds() {
        scene.tested();
        assertThat(scene.refusal(ALICE, Act.REPORT, "title", "x", "severity", "blocker", "steps", "y"))
                .contains("reproduced on production");
        assertThat(scene.refusal(ALICE, Act.REPORT, "title", "x", "severity", "non-blocking", "steps", "y"))
                .contains("ticket");
        assertThat(scene.refusal(
                        ALICE,
                        Act.REPORT,
                        "title",
                        "x",
                        "severity",
                        "non-blocking",
                        "steps",
                        "y",
                        "ticket",
                        "javascript:alert(1)"))
                .contains("http or https");
        assertThat(scene.gate.issues().all()).isEmpty();
    }

    @Test
    void shouldLetDelegateResolveButNotClose() {
        scene.tested().blocker(ALICE).after(OLIVIA, Act.DELEGATE, "issue", "1", "to", "dora");
        assertThat(scene.refusal(OLIVIA, Act.DELEGATE, "issue", "1", "to", "bob"))
                .contains("isn't testing");
        scene.after(person("dora"), Act.RESOLVE, "issue", "1", "context", "fixed")
                .after(person("dora"), Act.CHECK_IN);
        assertThat(scene.refusal(person("dora"), Act.CLOSE, "issue", "1")).contains("another tester");
    }

    @Test
    void shouldNotLetWhoResolvedAnIssueCloseItInTheNextCandidate() {
        scene.tested()
                .blocker(BOB)
                .after(OLIVIA, Act.DELEGATE, "issue", "1", "to", "dora")
                .after(person("dora"), Act.RESOLVE, "issue", "1", "context", "fixed")
                .after(OLIVIA, Act.DELEGATE, "issue", "1", "to", "eve");
        Gate older = scene.gate;
        scene.gate = new Rulebook(scene).open(UUID.randomUUID(), scene.opening(13), older);
        scene.after(person("dora"), Act.CHECK_IN).after(ALICE, Act.CHECK_IN);
        assertThat(scene.refusal(person("dora"), Act.CLOSE, "issue", "1")).contains("another tester");
        scene.after(ALICE, Act.CLOSE, "issue", "1");
        assertThat(scene.gate.issues().unclosed()).isEmpty();
    }

    @Test
    void shouldVoidApprovalsWhenTheIssueListChanges() {
        scene.tested().after(ALICE, Act.APPROVE).blocker(BOB);
        assertThat(scene.gate.signatures().approvals()).isEmpty();
        assertThat(scene.gate.signatures().all().get(0).lost()).contains("list of issues");
    }

    @Test
    void shouldVoidApprovalsWhenAnArtifactIsExchanged() {
        scene.tested().after(ALICE, Act.APPROVE);
        scene.artifacts = Map.of("shop.jar", "b".repeat(64));
        assertThat(scene.refusal(BOB, Act.APPROVE)).contains("Since you looked, the artifacts changed");
        scene.after(BOB, Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.WAITING);
        assertThat(scene.gate.signatures().all().get(0).lost()).contains("artifacts");
        assertThat(scene.gate.artifacts()).isEqualTo(scene.artifacts);
    }

    @Test
    void shouldTakeARejectionAlsoWhenArtifactsCannotBeRead() {
        scene.tested();
        scene.whileReadingArtifacts = () -> {
            throw new UncheckedIOException(new IOException("no space"));
        };
        scene.after(ALICE, Act.REJECT, "reason", "hangs");
        assertThat(scene.gate.state()).isEqualTo(GateState.REJECTED);
    }

    @Test
    void shouldRefuseApprovalOfWhatThePersonHasNotSeen() {
        scene.tested();
        String seen = String.valueOf(scene.gate.log().entries().size());
        scene.after(ALICE, Act.APPROVE, "seen", seen);
        scene.after(
                BOB,
                Act.REPORT,
                "title",
                "typo",
                "severity",
                "non-blocking",
                "steps",
                "look",
                "ticket",
                "https://example.org/2");
        assertThat(scene.refusal(BOB, Act.APPROVE, "seen", seen)).contains("the list of issues changed");
        assertThat(scene.refusal(
                        BOB,
                        Act.DECLARE_EMERGENCY,
                        "reason",
                        "down",
                        "incident",
                        "https://example.org/1",
                        "seen",
                        seen))
                .contains("the list of issues changed");
        scene.after(
                BOB,
                Act.APPROVE,
                "seen",
                String.valueOf(scene.gate.log().entries().size()));
        assertThat(scene.gate.signatures().approvals()).hasSize(1);
    }

    @Test
    void shouldApproveAfterWhatIsNothingOfTheRelease() {
        scene.tested();
        String seen = String.valueOf(scene.gate.log().entries().size());
        scene.after(ALICE, Act.APPROVE).after(BOB, Act.APPROVE, "seen", seen);
        assertThat(scene.gate.state()).isEqualTo(GateState.SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "all", "1.5"})
    void shouldRefuseApprovalThatSawNoNumberOfEntries(String seen) {
        scene.tested();
        assertThat(scene.refusal(ALICE, Act.APPROVE, "seen", seen)).contains("Seen must be");
    }

    @Test
    void shouldVoidApprovalsWhenThePolicyChanges() {
        scene.tested().after(ALICE, Act.APPROVE);
        scene.policies = Policies.DEFAULT.and(Policy.tighter(3, Cadence.ANY_TIME));
        scene.gate = new Rulebook(scene).refresh(scene.gate);
        assertThat(scene.gate.signatures().all().get(0).lost()).contains("policy");
        assertThat(scene.gate.missing()).isEqualTo(3);
    }

    @Test
    void shouldNotOpenUnderAPolicyThatNobodySignedFor() {
        scene.policies = Policies.DEFAULT.and(Policy.tighter(3, Cadence.ANY_TIME));
        scene.noticed().signed();
        scene.policies = Policies.DEFAULT;
        scene.after(CAROL, Act.CHECK_IN);
        assertThat(scene.gate.state()).isEqualTo(GateState.WAITING);
    }

    @Test
    void shouldVoidApprovalOfWhoTakesTheReleaseOver() {
        scene.tested().after(ALICE, Act.APPROVE).after(OLIVIA, Act.OFFER_OWNERSHIP, "to", "alice");
        assertThat(scene.refusal(BOB, Act.TAKE_OWNERSHIP)).contains("not offered to bob");
        assertThat(scene.gate.crew().isOwner(OLIVIA)).isTrue();
        scene.after(ALICE, Act.TAKE_OWNERSHIP);
        assertThat(scene.gate.crew().owners()).containsExactly(OLIVIA, ALICE);
        assertThat(scene.gate.crew().testers()).containsExactly(BOB);
        assertThat(scene.gate.signatures().all().get(0).lost()).contains("owns this release");
        assertThat(scene.refusal(OLIVIA, Act.APPROVE)).contains("olivia");
    }

    @Test
    void shouldHandPlaceOverWhenTheOtherChecksIn() {
        scene.tested().after(ALICE, Act.OFFER_PLACE, "to", "carol");
        assertThat(scene.gate.crew().testers()).containsExactly(ALICE, BOB);
        scene.after(CAROL, Act.CHECK_IN);
        assertThat(scene.gate.crew().testers()).containsExactly(BOB, CAROL);
        assertThat(scene.refusal(BOB, Act.OFFER_PLACE, "to", "olivia")).contains("started the build");
    }

    @Test
    void shouldLookAgainAtEverybodyWhenItOpens() {
        scene.tested().after(ALICE, Act.APPROVE);
        scene.gone.add("alice");
        scene.after(BOB, Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.WAITING);
        assertThat(scene.gate.signatures().all().get(0).lost()).contains("doesn't know alice");
        scene.powerless.add("bob");
        scene.after(CAROL, Act.APPROVE);
        assertThat(scene.gate.signatures().approvals())
                .extracting(Signature::person)
                .containsExactly(CAROL);
        scene.after(person("dora"), Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.SIGNED);
    }

    @Test
    void shouldRefuseWhoMayNotSign() {
        scene.tested().powerless.add("carol");
        assertThat(scene.refusal(CAROL, Act.APPROVE)).contains("Release Guard/Sign");
    }

    @Test
    void shouldRefuseTokensUnlessPoliciesLetThem() {
        scene.tested();
        Deed deed =
                new Deed(Act.APPROVE, new Actor(scene.standing(ALICE), "127.0.0.1", "API token", true), Map.of(), null);
        assertThat(((Ruling.Refused) scene.rule(deed)).why()).contains("no API token");
        scene.policies = new Policies(List.of(
                new Policy("bots", 2, Policy.Electorate.ANYBODY, Cadence.ANY_TIME, true, true, Policy.FOLLOW_UP)));
        assertThat(scene.noticed().rule(deed)).isInstanceOf(Ruling.Done.class);
    }

    @Test
    void shouldFillEachSlotByAnotherPerson() {
        scene.policies = new Policies(List.of(Scene.policy(
                new Policy.Electorate(
                        Circle.EMPTY,
                        Circle.EMPTY,
                        List.of(
                                new Slot("operations", new Circle(Set.of(), Set.of("ops"))),
                                new Slot("product", new Circle(Set.of("bob"), Set.of("pm"))))),
                Cadence.ANY_TIME)));
        scene.groups.put("alice", Set.of("ops", "pm"));
        scene.groups.put("carol", Set.of("ops"));
        scene.noticed().tested().after(ALICE, Act.APPROVE).after(person("dora"), Act.APPROVE);
        assertThat(scene.gate.state()).as("alice fills one slot, dora none").isEqualTo(GateState.WAITING);
        scene.after(CAROL, Act.APPROVE);
        assertThat(scene.gate.state()).as("carol operations, so alice product").isEqualTo(GateState.SIGNED);
    }

    @Test
    void shouldVoidApprovalOfWhoLeftTheGroupOfTheirSlot() {
        scene.policies = new Policies(List.of(Scene.policy(
                new Policy.Electorate(
                        Circle.EMPTY,
                        Circle.EMPTY,
                        List.of(new Slot("operations", new Circle(Set.of(), Set.of("ops"))))),
                Cadence.ANY_TIME)));
        scene.groups.put("alice", Set.of("ops"));
        scene.noticed().tested().after(ALICE, Act.APPROVE);
        scene.groups.remove("alice");
        scene.after(BOB, Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.WAITING);
        assertThat(scene.gate.signatures().all().get(0).lost()).contains("team/operations");
    }

    @Test
    void shouldCountOnePersonInTwoGroupsOnce() {
        scene.policies = new Policies(List.of(Scene.policy(
                new Policy.Electorate(
                        new Circle(Set.of(), Set.of("qa", "ops")),
                        Circle.EMPTY,
                        List.of(
                                new Slot("operations", new Circle(Set.of(), Set.of("ops"))),
                                new Slot("quality", new Circle(Set.of(), Set.of("qa"))))),
                Cadence.ANY_TIME)));
        scene.groups.put("alice", Set.of("qa", "ops"));
        scene.noticed().tested().after(ALICE, Act.APPROVE);
        assertThat(scene.refusal(ALICE, Act.APPROVE)).contains("already approved");
        assertThat(new Barriers(scene.gate, scene).missing())
                .contains("1 more person has to approve.")
                .anyMatch(missing -> missing.startsWith("Somebody has to approve for "));
    }

    @Test
    void shouldTakeARenamedPersonForTheSame() {
        scene.tested().after(ALICE, Act.APPROVE);
        assertThat(scene.refusal(new Person("alice", "alice", "Alice Newname"), Act.APPROVE))
                .contains("already approved");
    }

    @Test
    void shouldLetOnlyThoseSignWhomPoliciesName() {
        scene.policies = new Policies(List.of(Scene.policy(
                new Policy.Electorate(
                        new Circle(Set.of("alice"), Set.of("qa")), new Circle(Set.of(), Set.of("interns")), List.of()),
                Cadence.ANY_TIME)));
        scene.groups.put("bob", Set.of("qa"));
        scene.groups.put("carol", Set.of("qa", "interns"));
        scene.tested();
        assertThat(scene.refusal(person("dora"), Act.APPROVE)).contains("doesn't name dora");
        assertThat(scene.refusal(CAROL, Act.APPROVE)).contains("keeps carol from signing");
        scene.after(ALICE, Act.APPROVE).after(BOB, Act.APPROVE);
        assertThat(scene.gate.state()).isEqualTo(GateState.SIGNED);
    }

    @Test
    void shouldNameNextWindowWhenClosed() {
        scene.policies = new Policies(
                List.of(Scene.policy(Policy.Electorate.ANYBODY, Cadence.parse("UTC", "Mon-Fri 14:00-15:00", ""))));
        scene.tested();
        assertThat(scene.refusal(ALICE, Act.APPROVE)).contains("Mon 2026-11-23 14:00");
        scene.now = NOON.plus(Duration.ofHours(2));
        scene.after(ALICE, Act.APPROVE);
        assertThat(scene.gate.missing()).isEqualTo(1);
    }

    @Test
    void shouldRefuseApprovalWithoutTheRollbackPlanThatAPolicyDemandsMeanwhile() {
        scene.policies = new Policies(List.of(Policy.tighter(2, Cadence.ANY_TIME)));
        scene.gate = opened(unplanned(), null);
        scene.tested().after(ALICE, Act.APPROVE);
        scene.policies = scene.policies.and(Scene.policy(Policy.Electorate.ANYBODY, Cadence.ANY_TIME));
        scene.noticed();
        assertThat(scene.refusal(BOB, Act.APPROVE))
                .isEqualTo(
                        "The policy 'team' demands a rollback plan. Build shop #13 gave none: build the release again"
                                + " with the parameter rollbackPlan.");
        assertThat(new Barriers(scene.gate, scene).missing().get(0)).contains("rollback plan");
    }

    @Test
    void shouldGoWithoutRollbackPlanInAnEmergency() {
        scene.gate = opened(unplanned(), null);
        scene.after(ALICE, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/i/1")
                .after(BOB, Act.APPROVE);
        assertThat(scene.gate.followUpDue()).isEmpty();
    }

    private Opening unplanned() {
        return Opening.of(new Version("1.4.0"), "here", new Build("shop", 13)).content("", scene.artifacts, "**");
    }

    @Test
    void shouldGoWithOneSignatureInAnEmergencyAndWantASecond() {
        scene.policies = new Policies(
                List.of(Scene.policy(Policy.Electorate.ANYBODY, Cadence.parse("UTC", "Sun 14:00-15:00", ""))));
        assertThat(scene.refusal(ALICE, Act.DECLARE_EMERGENCY, "reason", "shop is down"))
                .contains("Incident");
        scene.after(ALICE, Act.DECLARE_EMERGENCY, "reason", "shop is down", "incident", "https://example.org/i/1");
        assertThat(scene.gate.state()).isEqualTo(GateState.SIGNED);
        assertThat(scene.gate.isEmergency()).isTrue();
        assertThat(scene.gate.followUpDue()).contains(NOON.plus(Duration.ofHours(24)));
        assertThat(scene.refusal(ALICE, Act.APPROVE)).contains("already approved");
        assertThat(scene.refusal(OLIVIA, Act.APPROVE)).contains("started the build");
        scene.after(BOB, Act.APPROVE);
        assertThat(scene.gate.followUpDue()).isEmpty();
    }

    @Test
    void shouldBeInBreachWithoutSecondSignatureInTime() {
        scene.after(ALICE, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/i/1");
        scene.now = NOON.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(new Rulebook(scene).breachIfDue(scene.gate).isBreached()).isFalse();
        scene.now = NOON.plus(Duration.ofHours(24));
        assertThat(new Rulebook(scene).breachIfDue(scene.gate).isBreached()).isTrue();
    }

    @Test
    void shouldTakeOpenIssuesOverButNoSignatures() {
        scene.tested().blocker(ALICE).after(OLIVIA, Act.RESOLVE, "issue", "1", "context", "fixed");
        Gate next = new Rulebook(scene).open(UUID.randomUUID(), scene.opening(13), scene.gate);
        assertThat(next.issues().blockers())
                .extracting(Issue::display)
                .containsExactly("blocker 1 'checkout hangs' (resolved)");
        assertThat(next.issues().round()).isEqualTo(2);
        assertThat(next.crew().testers()).isEmpty();
        assertThat(new Rulebook(scene).supersede(scene.gate, next.build()).state())
                .isEqualTo(GateState.SUPERSEDED);
    }

    @Test
    void shouldKeepTheRoundInWhichAnIssueThatIsTakenOverWasReported() {
        scene.tested()
                .blocker(ALICE)
                .after(OLIVIA, Act.RESOLVE, "issue", "1", "context", "fixed")
                .after(ALICE, Act.CLOSE, "issue", "1")
                .blocker(BOB);
        Gate next = opened(scene.opening(14), opened(scene.opening(13), scene.gate));
        assertThat(next.issues().all()).extracting(Issue::round).containsExactly(2);
        assertThat(next.issues().round()).isEqualTo(4);
    }

    @Test
    void shouldRefuseWhoOwnedAnEarlierCandidate() {
        scene.gate = opened(scene.opening(13).people(OLIVIA, ALICE, List.of()), null);
        scene.gate = opened(scene.opening(14).people(OLIVIA, BOB, List.of()), scene.gate);
        scene.gate = opened(scene.opening(15).people(OLIVIA, CAROL, List.of()), scene.gate);
        assertThat(scene.refusal(ALICE, Act.CHECK_IN)).contains("alice owned an earlier candidate of this version");
        assertThat(scene.refusal(BOB, Act.CHECK_IN)).contains("bob owned an earlier candidate of this version");
        assertThat(scene.gate.crew().owners()).containsExactly(CAROL);
    }

    @Test
    void shouldLetWhoOwnedASignedCandidateSignTheNext() {
        scene.gate = opened(scene.opening(13).people(OLIVIA, CAROL, List.of()), null);
        scene.signed();
        scene.gate = opened(scene.opening(14), scene.gate);
        assertThat(scene.refusal(CAROL, Act.CHECK_IN)).isEqualTo("done");
    }

    private Gate opened(Opening opening, Gate older) {
        return new Rulebook(scene).open(UUID.randomUUID(), opening, older);
    }

    @Test
    void shouldLetTwoDecideAfterTheRelease() {
        scene.signed().after(ALICE, Act.KEEP);
        assertThat(scene.refusal(ALICE, Act.KEEP)).contains("another person");
        scene.after(BOB, Act.ROLL_BACK, "reason", "prices are wrong");
        assertThat(scene.gate.aftermath().decision().outcome()).isEqualTo(Decision.Outcome.ROLLED_BACK);
        assertThat(scene.refusal(BOB, Act.ROLL_BACK, "reason", "x")).contains("another person");
        scene.after(ALICE, Act.ROLL_BACK, "reason", "saw it, too");
        assertThat(scene.gate.aftermath().decision().outcome()).isEqualTo(Decision.Outcome.ROLL_BACK_CONFIRMED);
    }

    @Test
    void shouldDemandTwoApprovers() {
        assertThatThrownBy(() -> Policy.tighter(1, Cadence.ANY_TIME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2")
                .hasMessageContaining("not 1");
    }
}
