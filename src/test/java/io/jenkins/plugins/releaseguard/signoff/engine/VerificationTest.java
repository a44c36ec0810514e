package io.jenkins.plugins.releaseguard.signoff.engine;

import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.ALICE;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.BOB;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.CAROL;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.NOON;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.OLIVIA;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.failed;
import static io.jenkins.plugins.releaseguard.signoff.engine.Scene.passed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationTest {

    private final Scene scene = new Scene();

    @Test
    void shouldPassWhenAllChecksPassed() {
        scene.signed().verifying("v", "login").verified("v", passed("login"), passed("search"));
        assertThat(latest().isPassed()).isTrue();
        assertThat(latest().summary()).isEqualTo("2 of 2 checks passed");
        assertThat(scene.gate.aftermath().hasFailed()).isFalse();
    }

    @Test
    void shouldFailWhenACheckFailed() {
        scene.signed().verifying("v").verified("v", passed("login"), failed("search"));
        assertThat(latest().isPassed()).isFalse();
        assertThat(latest().summary()).isEqualTo("1 of 2 checks passed; failed: search");
        assertThat(latest().checks())
                .extracting(Check::name, Check::took, Check::detail)
                .contains(tuple("search", Duration.ofMillis(300), "exit code 1"));
    }

    @Test
    void shouldNotTakeWhatNeverRanForPassed() {
        scene.signed().verifying("v", "home", "login").verified("v", passed("home"));
        assertThat(latest().isPassed()).isFalse();
        assertThat(latest().summary()).isEqualTo("1 of 2 checks passed; not run: login");
    }

    @Test
    void shouldNotPassACheckThatPassedAndFailed() {
        scene.signed().verifying("v", "login").verified("v", failed("login"), passed("login"));
        assertThat(latest().isPassed()).isFalse();
    }

    @Test
    void shouldFailWhenSomethingFailedOutsideOfChecks() {
        scene.signed().verifying("v");
        scene.gate = rules().end(scene.gate, "v", List.of(passed("login")), "agent\nis\0gone\ud800");
        assertThat(latest().isPassed()).isFalse();
        assertThat(latest().problem()).isEqualTo("agent is gone?");
    }

    @Test
    void shouldPassWithoutChecksWhenTheBlockEndedWell() {
        scene.signed().verifying("v").verified("v");
        assertThat(latest().isPassed()).isTrue();
        assertThat(latest().summary()).isEqualTo("the smoke tests passed");
    }

    @Test
    void shouldWriteEachStepOnceHoweverOftenAsked() {
        scene.signed().verifying("v").verified("v", passed("login"));
        scene.gate = rules().abandon(scene.gate, "v", "stopped");
        int entries = scene.gate.log().entries().size();
        scene.verifying("v").verified("v", failed("login"));
        scene.gate = rules().abandon(scene.gate, "v", "stopped again");
        assertThat(scene.gate.log().entries()).hasSize(entries);
        assertThat(scene.gate.aftermath().verifications()).hasSize(1);
    }

    @Test
    void shouldKeepResultsThatComeAfterTheBuildWasGone() {
        scene.signed().verifying("v", "login");
        scene.gate = rules().abandon(scene.gate, "v", "its build ended");
        assertThat(latest().summary()).isEqualTo("the smoke tests didn't end");
        scene.verified("v", passed("login"));
        assertThat(latest().isPassed()).isTrue();
    }

    @Test
    void shouldVerifyOnlyWhatIsSigned() {
        scene.tested();
        assertThat(refusal("v")).contains("1.4.0", "has not gone: it is waiting");
    }

    @Test
    void shouldVerifyEmergencyReleases() {
        scene.after(ALICE, Act.DECLARE_EMERGENCY, "reason", "down", "incident", "https://example.org/1")
                .verifying("v")
                .verified("v", passed("login"))
                .after(ALICE, Act.KEEP)
                .after(CAROL, Act.KEEP);
        assertThat(outcome()).isEqualTo(Decision.Outcome.KEPT);
        assertThat(scene.gate.followUpDue()).isPresent();
    }

    @Test
    void shouldNotVerifyWhatWasRolledBack() {
        scene.signed().after(ALICE, Act.ROLL_BACK, "reason", "on fire");
        assertThat(refusal("v")).contains("was rolled back");
    }

    @Test
    void shouldAskForADecisionWhenTheSmokeTestsEnded() {
        scene.signed().verifying("v");
        assertThat(scene.gate.aftermath().undecidedSince()).isEmpty();
        assertThat(scene.refusal(ALICE, Act.KEEP)).contains("smoke tests of shop #13", "still running");
        scene.now = NOON.plusSeconds(60);
        scene.verified("v", passed("login"));
        assertThat(scene.gate.aftermath().undecidedSince()).contains(scene.now);
        assertThat(new Barriers(scene.gate, scene).missing()).hasSize(1).allMatch(text -> text.contains("Two people"));
        scene.after(ALICE, Act.KEEP);
        assertThat(scene.gate.aftermath().missing().orElseThrow()).contains("second person", "alice");
        scene.after(BOB, Act.KEEP);
        assertThat(scene.gate.aftermath().undecidedSince()).isEmpty();
    }

    @Test
    void shouldRollBackWhileTheSmokeTestsRun() {
        scene.signed().verifying("v").after(ALICE, Act.ROLL_BACK, "reason", "on fire");
        assertThat(latest().decision().isRolledBack()).isTrue();
        scene.verified("v", failed("login"));
        assertThat(latest().decision().isRolledBack()).isTrue();
        assertThat(scene.gate.aftermath().missing().orElseThrow()).contains("confirm that alice rolled it back");
    }

    @Test
    void shouldKeepFailedReleaseOnlyForAReason() {
        scene.signed().verifying("v").verified("v", failed("login"));
        assertThat(scene.refusal(ALICE, Act.KEEP)).contains("reason to keep it");
        scene.after(ALICE, Act.KEEP, "reason", "the check is wrong");
        assertThat(scene.refusal(BOB, Act.KEEP, "reason", " ")).contains("reason to keep it");
        scene.after(BOB, Act.KEEP, "reason", "indeed");
        assertThat(outcome()).isEqualTo(Decision.Outcome.KEPT);
        assertThat(latest().decision().voices()).hasSize(2);
    }

    @Test
    void shouldAskAnewWithEachVerification() {
        scene.signed().verifying("staging").verified("staging").after(ALICE, Act.KEEP);
        scene.verifying("production");
        assertThat(outcome()).isEqualTo(Decision.Outcome.OPEN);
        scene.verified("production").after(ALICE, Act.KEEP).after(BOB, Act.KEEP);
        assertThat(scene.gate.aftermath().verifications())
                .extracting(one -> one.decision().outcome())
                .containsExactly(Decision.Outcome.KEEP_PROPOSED, Decision.Outcome.KEPT);
    }

    @Test
    void shouldLeaveReleaseUndecidedWhenTheBuildIsGone() {
        scene.signed().verifying("v").verified("v", passed("login"));
        scene.gate = rules().abandon(scene.gate, "v", "Aborted by olivia");
        assertThat(latest().abandoned()).isEqualTo("Aborted by olivia");
        assertThat(scene.gate.aftermath().undecidedSince()).isPresent();
        scene.after(ALICE, Act.KEEP).after(BOB, Act.KEEP);
        assertThat(outcome()).isEqualTo(Decision.Outcome.KEPT);
    }

    @Test
    void shouldNotAbandonWhatIsDecided() {
        scene.signed().verifying("v").verified("v").after(ALICE, Act.KEEP).after(BOB, Act.KEEP);
        assertThat(rules().abandon(scene.gate, "v", "its build ended")).isSameAs(scene.gate);
    }

    @Test
    void shouldWaitForThoseWhoHaveNotDecided() {
        scene.signed().verifying("v");
        assertThat(isMine(ALICE)).isFalse();
        scene.verified("v");
        assertThat(isMine(ALICE)).isTrue();
        scene.after(ALICE, Act.KEEP);
        assertThat(isMine(ALICE)).isFalse();
        assertThat(isMine(BOB)).isTrue();
        scene.after(BOB, Act.ROLL_BACK, "reason", "wrong prices");
        assertThat(isMine(ALICE)).isTrue();
        assertThat(isMine(BOB)).isFalse();
        scene.after(ALICE, Act.ROLL_BACK, "reason", "indeed");
        assertThat(isMine(CAROL)).isFalse();
    }

    @Test
    void shouldLetNoTokenDecideUnlessPoliciesLetThem() {
        scene.signed().verifying("v").verified("v");
        Actor script = new Actor(scene.standing(ALICE), "", "API token", true);
        Ruling ruling = scene.rule(new Deed(Act.KEEP, script, Map.of(), null));
        assertThat(((Ruling.Refused) ruling).why()).contains("no API token");
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEP", "ROLL_BACK"})
    void shouldLetOnlyThoseDecideWhomPoliciesLetSign(Act decision) {
        scene.signed().verifying("v").verified("v");
        Circle signers = new Circle(Set.of("olivia"), Set.of("ops"));
        Policy.Electorate people = new Policy.Electorate(signers, new Circle(Set.of("bob"), Set.of()), List.of());
        scene.policies = new Policies(List.of(Scene.policy(people, Cadence.ANY_TIME)));
        scene.groups.put("bob", Set.of("ops"));
        assertThat(scene.refusal(ALICE, decision, "reason", "x")).contains("doesn't name alice", "Only those");
        assertThat(scene.refusal(BOB, decision, "reason", "x")).contains("keeps bob from signing");
        assertThat(scene.refusal(OLIVIA, decision, "reason", "x")).isEqualTo("done");
    }

    @Test
    void shouldTellItInTheLogAndTheExport() {
        scene.signed().verifying("v", "home", "login").verified("v", failed("login"));
        assertThat(scene.gate.log().entries())
                .extracting(Narration::tell)
                .contains(
                        "verification begun by shop #13",
                        "verified: 0 of 2 checks passed; failed: login; not run: home");
        assertThat(new Evidence(scene.gate).json())
                .contains("\"name\":\"login\",\"result\":\"failed\",\"millis\":300,\"detail\":\"exit code 1\"");
        assertThat(scene.gate.log().flaw(scene.gate.log().head())).isEmpty();
    }

    private Verification latest() {
        Verification latest = scene.gate.aftermath().verification();
        if (latest == null) {
            throw new AssertionError("nothing was verified");
        }
        return latest;
    }

    private Decision.Outcome outcome() {
        return scene.gate.aftermath().decision().outcome();
    }

    private boolean isMine(Person person) {
        return new Duties(scene.gate, new Barriers(scene.gate, scene), scene.actor(person)).toSign();
    }

    private VerificationRules rules() {
        return new VerificationRules(scene.now);
    }

    private String refusal(String verification) {
        Ruling ruling = rules().begin(scene.gate, verification, new Build("shop", 13), List.of());
        return ruling instanceof Ruling.Refused refused ? refused.why() : "done";
    }
}
