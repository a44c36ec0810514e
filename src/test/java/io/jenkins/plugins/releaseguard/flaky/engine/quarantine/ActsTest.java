package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TestId TEST = new TestId("s", "", "p.A", "m", 1);
    private static final Voice ANN = new Voice("ann", "Ann", "Ann");
    private static final Voice BOB = new Voice("bob", "bob", "Bob");
    private static final Voice EVE = new Voice("eve", "eve", "Eve");
    private static final Entry SUSPECT = Entry.suspected("team/shop", TEST, Priority.NORMAL);

    private final Acts acts = new Acts(Policy.DEFAULT);
    private final Course course = new Course(Policy.DEFAULT);

    private static Proposal proposal(Purpose purpose, String ticket, String owner, String reason) {
        return new Proposal(purpose, ticket, owner, reason, ANN, NOON, List.of());
    }

    private static Proposal proposal(Purpose purpose) {
        return proposal(purpose, "SHOP-1", "Dev Automation", "races");
    }

    private static Entry done(Change change) {
        assertThat(change).isInstanceOf(Change.Done.class);
        return ((Change.Done) change).entry();
    }

    private static String refused(Change change) {
        assertThat(change).isInstanceOf(Change.Refused.class);
        return ((Change.Refused) change).why();
    }

    private Entry proposed() {
        return done(acts.propose(SUSPECT, proposal(Purpose.QUARANTINE), "team/shop"));
    }

    private Entry quarantined() {
        return done(acts.agree(proposed(), new Agreement(BOB, NOON, "")));
    }

    private Entry mitigated() {
        return done(acts.mitigate(quarantined(), Mitigation.TEST_FIXED, BOB, NOON, "waits"));
    }

    @Test
    void shouldQuarantineWithOneOtherAgreement() {
        assertThat(proposed().state()).isEqualTo(State.PROPOSED);
        assertThat(proposed().isExcused(Policy.DEFAULT)).isFalse();
        assertThat(quarantined().state()).isEqualTo(State.QUARANTINED);
        assertThat(quarantined().isExcused(Policy.DEFAULT)).isTrue();
        assertThat(quarantined().clock().start()).isEqualTo(NOON);
    }

    @Test
    void shouldNeedTwoOthersForHighPriority() {
        Entry high = proposed().withPriority(Priority.HIGH);
        Entry once = done(acts.agree(high, new Agreement(BOB, NOON, "")));
        assertThat(once.state()).isEqualTo(State.PROPOSED);
        assertThat(acts.missing(once)).isEqualTo(1);
        assertThat(refused(acts.agree(once, new Agreement(new Voice("bob", "BOB", "Bob"), NOON, ""))))
                .contains("has the agreement of Bob already");
        assertThat(done(acts.agree(once, new Agreement(EVE, NOON, ""))).state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void shouldNotLetAnybodyAgreeToTheirOwnProposal() {
        Voice same = new Voice("ann", "ANN", "Ann");
        assertThat(refused(acts.agree(proposed(), new Agreement(same, NOON, ""))))
                .contains("can't agree to their own proposal");
    }

    @Test
    void shouldNeedTicketOwnerAndReason() {
        assertThat(refused(acts.propose(SUSPECT, proposal(Purpose.QUARANTINE, " ", "o", "r"), "team/shop")))
                .contains("ticket");
        assertThat(refused(acts.propose(SUSPECT, proposal(Purpose.QUARANTINE, "t", "", "r"), "team/shop")))
                .contains("owner");
        assertThat(refused(acts.propose(SUSPECT, proposal(Purpose.QUARANTINE, "t", "o", ""), "team/shop")))
                .contains("reason");
        assertThat(refused(acts.propose(SUSPECT, proposal(Purpose.QUARANTINE, "t".repeat(501), "o", "r"), "team/shop")))
                .contains("500");
    }

    @Test
    void shouldProposeForAFolderAroundOnly() {
        assertThat(done(acts.propose(SUSPECT, proposal(Purpose.QUARANTINE), "team"))
                        .appliesTo("team/till"))
                .isTrue();
        assertThat(refused(acts.propose(SUSPECT, proposal(Purpose.QUARANTINE), "tea")))
                .contains("no folder around");
        assertThat(refused(acts.propose(SUSPECT, proposal(Purpose.QUARANTINE), "")))
                .contains("no folder around");
    }

    @ParameterizedTest
    @EnumSource(value = Purpose.class, mode = EnumSource.Mode.EXCLUDE, names = "QUARANTINE")
    void shouldIgnoreForGoodByTheSameAgreement(Purpose purpose) {
        Entry proposed = done(acts.propose(SUSPECT, proposal(purpose), "team/shop"));
        Entry ignored = done(acts.agree(proposed, new Agreement(BOB, NOON, "")));
        assertThat(ignored.state()).isEqualTo(State.IGNORED);
        assertThat(ignored.isExcused(Policy.DEFAULT)).isTrue();
        assertThat(course.age(ignored, NOON.plus(Duration.ofDays(1_000)))).isEmpty();
        assertThat(done(acts.close(ignored, BOB, NOON, "is back")).isExcused(Policy.DEFAULT))
                .isFalse();
    }

    @Test
    void shouldNeverQuarantineWhatIsBroken() {
        Entry broken = SUSPECT;
        for (int i = 0; i < 10; i++) {
            broken = course.ran(broken, Fate.FAILED, NOON).entry();
        }
        assertThat(broken.state()).isEqualTo(State.BROKEN);
        assertThat(refused(acts.propose(broken, proposal(Purpose.QUARANTINE), "team/shop")))
                .contains("broken and not flaky");
    }

    @Test
    void shouldTakeWhatBreaksOutOfQuarantine() {
        Entry entry = quarantined();
        for (int i = 0; i < 10; i++) {
            assertThat(entry.isExcused(Policy.DEFAULT)).isTrue();
            entry = course.ran(entry, Fate.QUARANTINED, NOON).entry();
        }
        assertThat(entry.state()).isEqualTo(State.BROKEN);
        assertThat(entry.isExcused(Policy.DEFAULT)).isFalse();
        assertThat(course.ran(entry, Fate.FLAKY, NOON).entry().state()).isEqualTo(State.SUSPECTED);
    }

    @Test
    void shouldNotCallATestBrokenThatPassedBetween() {
        Entry entry = quarantined();
        for (int i = 0; i < 30; i++) {
            entry = course.ran(entry, i % 10 == 9 ? Fate.FLAKY : Fate.FAILED, NOON)
                    .entry();
        }
        assertThat(entry.state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void shouldCountAgainOnceMitigatedAndCloseAfterPassesInARow() {
        Entry entry = mitigated();
        assertThat(entry.isExcused(Policy.DEFAULT)).isFalse();
        for (int i = 0; i < 9; i++) {
            entry = course.ran(entry, i == 4 ? Fate.SKIPPED : Fate.PASSED, NOON).entry();
            assertThat(entry.state()).isEqualTo(State.WATCHED);
        }
        entry = course.ran(entry, Fate.PASSED, NOON).entry();
        assertThat(entry.state()).isEqualTo(State.WATCHED);
        entry = course.ran(entry, Fate.PASSED, NOON.plusSeconds(1)).entry();
        assertThat(entry.state()).isEqualTo(State.CLOSED);
        assertThat(entry.clock().closed()).isEqualTo(NOON.plusSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLAKY", "FAILED", "QUARANTINED"})
    void shouldGoBackWithTheOldClockWhenTheFixDidNotHelp(Fate fate) {
        Entry entry = course.ran(mitigated(), Fate.PASSED, NOON).entry();
        entry = course.ran(entry, fate, NOON.plus(Duration.ofDays(5))).entry();
        assertThat(entry.state()).isEqualTo(State.QUARANTINED);
        assertThat(entry.clock().start()).isEqualTo(NOON);
    }

    @Test
    void shouldWatchOnDemandForMorePasses() {
        Entry entry = done(acts.watch(mitigated(), BOB, NOON, "run it"));
        for (int i = 0; i < 20; i++) {
            assertThat(entry.state()).isEqualTo(State.WATCHED);
            entry = course.ran(entry, Fate.PASSED, NOON).entry();
        }
        assertThat(entry.state()).isEqualTo(State.CLOSED);
    }

    private Entry closedAt(Instant at) {
        Entry entry = mitigated();
        for (int i = 0; i < 10; i++) {
            entry = course.ran(entry, Fate.PASSED, at).entry();
        }
        return entry;
    }

    private Entry quarantinedAgain(Entry closed, Instant at) {
        Entry suspect = course.ran(closed, Fate.FLAKY, at).entry();
        assertThat(suspect.state()).isEqualTo(State.SUSPECTED);
        Entry again = done(acts.propose(suspect, proposal(Purpose.QUARANTINE), "team/shop"));
        return done(acts.agree(again, new Agreement(BOB, at, "")));
    }

    @Test
    void shouldKeepTheClockOfWhatReturnsWithinThirtyDays() {
        Instant closed = NOON.plus(Duration.ofDays(40));
        Entry again = quarantinedAgain(closedAt(closed), closed.plus(Duration.ofDays(30)));
        assertThat(again.clock().start()).isEqualTo(NOON);
    }

    @Test
    void shouldBeginAnewWhenItReturnsLater() {
        Instant closed = NOON.plus(Duration.ofDays(40));
        Instant late = closed.plus(Duration.ofDays(30)).plusSeconds(1);
        assertThat(quarantinedAgain(closedAt(closed), late).clock()).isEqualTo(new AgeClock(late, null, 0));
    }

    @Test
    void shouldDecideOnTheClockWhenTheTestReturnsHoweverLateOthersAgree() {
        Instant closed = NOON.plus(Duration.ofDays(40));
        Entry suspect = course.ran(closedAt(closed), Fate.FLAKY, closed.plus(Duration.ofDays(5)))
                .entry();
        Entry again = done(acts.propose(suspect, proposal(Purpose.QUARANTINE), "team/shop"));
        Instant late = closed.plus(Duration.ofDays(31));
        assertThat(done(acts.agree(again, new Agreement(BOB, late, ""))).clock().start())
                .isEqualTo(NOON);
    }

    @Test
    void shouldBeginAnewWhenProposedLongAfterRejection() {
        Instant closed = NOON.plus(Duration.ofDays(40));
        Entry suspect = course.ran(closedAt(closed), Fate.FLAKY, closed).entry();
        Entry rejected = done(acts.reject(suspect, BOB, closed, "a real bug"));
        Instant late = closed.plus(Duration.ofDays(31));
        Proposal proposal = new Proposal(Purpose.QUARANTINE, "SHOP-2", "Dev", "races", ANN, late, List.of());
        Entry again = done(acts.propose(rejected, proposal, "team/shop"));
        assertThat(done(acts.agree(again, new Agreement(BOB, late, ""))).clock())
                .isEqualTo(new AgeClock(late, null, 0));
    }

    @Test
    void shouldEndTheAmnestyOfWhatIsOverdueUnlessConfigured() {
        Entry entry = quarantined();
        Instant late = NOON.plus(Duration.ofDays(90));
        for (AgeStep step : AgeStep.values()) {
            Course.Aged aged = course.age(entry, late).orElseThrow();
            assertThat(aged.step()).isEqualTo(step);
            entry = aged.entry();
        }
        assertThat(course.age(entry, late)).isEmpty();
        assertThat(entry.isOverdue()).isTrue();
        assertThat(entry.isExcused(Policy.DEFAULT)).isFalse();
        Policy lenient = new Policy(AgeLimits.DEFAULT, Policy.Approvals.DEFAULT, Policy.Watching.DEFAULT, false);
        assertThat(entry.isExcused(lenient)).isTrue();
    }

    @Test
    void shouldAgeOnTheDayAndNotBefore() {
        Instant day30 = NOON.plus(Duration.ofDays(30));
        assertThat(course.age(quarantined(), day30.minusMillis(1))).isEmpty();
        assertThat(course.age(quarantined(), day30)).isPresent();
        assertThat(course.age(mitigated(), day30)).isEmpty();
    }

    @Test
    void shouldRejectWithAReasonAndLetBeProposedAgain() {
        assertThat(refused(acts.reject(proposed(), BOB, NOON, " "))).contains("without a reason");
        Entry rejected = done(acts.reject(proposed(), BOB, NOON, "a real bug"));
        assertThat(rejected.state()).isEqualTo(State.REJECTED);
        assertThat(course.ran(rejected, Fate.FLAKY, NOON).entry().state()).isEqualTo(State.REJECTED);
        assertThat(done(acts.propose(rejected, proposal(Purpose.QUARANTINE), "team/shop"))
                        .state())
                .isEqualTo(State.PROPOSED);
    }

    private Entry broken(Entry entry) {
        for (int i = 0; i < 10; i++) {
            entry = course.ran(entry, Fate.FAILED, NOON).entry();
        }
        assertThat(entry.state()).isEqualTo(State.BROKEN);
        return entry;
    }

    private Entry ignoring(Entry entry) {
        Proposal ignore = proposal(Purpose.IGNORE_TEAM_AGREED, "SHOP-2", "Somebody", "no");
        return done(acts.propose(entry, ignore, "team"));
    }

    @Test
    void shouldStayInQuarantineWhileIgnoringIsProposed() {
        Entry proposed = ignoring(quarantined());
        assertThat(proposed.isExcused(Policy.DEFAULT)).isTrue();
        assertThat(proposed.appliesTo("team/till")).isFalse();
        assertThat(course.age(proposed, NOON.plus(Duration.ofDays(30)))).isPresent();
        assertThat(refused(acts.agree(proposed, new Agreement(ANN, NOON, "")))).contains("own proposal");
        assertThat(refused(acts.propose(proposed, proposal(Purpose.IGNORE_TEAM_AGREED), "team")))
                .contains("by Ann already");
        Entry ignored = done(acts.agree(proposed, new Agreement(BOB, NOON, "")));
        assertThat(ignored.state()).isEqualTo(State.IGNORED);
        assertThat(ignored.scope()).isEqualTo("team");
        assertThat(ignored.proposal().ticket()).isEqualTo("SHOP-2");
        assertThat(ignored.pending()).isNull();
    }

    @Test
    void shouldBeAsBeforeWhenIgnoringIsRejected() {
        Entry before = quarantined();
        assertThat(done(acts.reject(ignoring(before), ANN, NOON, "no"))).isEqualTo(before);
    }

    @Test
    void shouldStayBrokenWhenIgnoringIsRejected() {
        Entry broken = broken(quarantined());
        Entry proposed = course.ran(ignoring(broken), Fate.FAILED, NOON).entry();
        assertThat(proposed.proposed()).isNotNull();
        assertThat(done(acts.reject(proposed, BOB, NOON, "no")).state()).isEqualTo(State.BROKEN);
        assertThat(done(acts.agree(proposed, new Agreement(BOB, NOON, ""))).state())
                .isEqualTo(State.IGNORED);
    }

    @Test
    void shouldForgetAProposalToIgnoreWhatIsMitigated() {
        Entry mitigated = done(acts.mitigate(ignoring(quarantined()), Mitigation.TEST_FIXED, BOB, NOON, "waits"));
        assertThat(mitigated.proposed()).isNull();
    }

    @Test
    void shouldNotQuarantineByRejection() {
        Entry suspect = course.ran(broken(quarantined()), Fate.FLAKY, NOON).entry();
        assertThat(done(acts.reject(suspect, BOB, NOON, "a real bug")).state()).isEqualTo(State.REJECTED);
    }

    @Test
    void shouldCloseARemovedTestByHandButNoOther() {
        assertThat(refused(acts.close(mitigated(), BOB, NOON, "done"))).contains("closed by passing runs");
        Entry removed = done(acts.mitigate(quarantined(), Mitigation.TEST_REMOVED, BOB, NOON, "gone"));
        assertThat(done(acts.close(removed, BOB, NOON, "gone")).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void shouldKeepTheClockOverARename() {
        TestId renamed = new TestId("s", "", "p.B", "m", 1);
        Entry entry = done(acts.rename(quarantined(), renamed, BOB, NOON, "moved"));
        assertThat(entry.test()).isEqualTo(renamed);
        assertThat(entry.clock()).isEqualTo(quarantined().clock());
    }

    @Test
    void shouldRefuseWhatTheStateForbids() {
        assertThat(refused(acts.mitigate(SUSPECT, Mitigation.TEST_FIXED, BOB, NOON, "x")))
                .contains("only what is in quarantine");
        assertThat(refused(acts.reopen(quarantined(), BOB, NOON, "x"))).contains("only what is mitigated");
        assertThat(refused(acts.agree(quarantined(), new Agreement(EVE, NOON, ""))))
                .contains("no proposal");
        assertThat(refused(acts.reject(quarantined(), EVE, NOON, "x"))).contains("no proposal");
        assertThat(refused(acts.propose(quarantined(), proposal(Purpose.QUARANTINE), "team/shop")))
                .contains("nothing can be proposed");
    }
}
