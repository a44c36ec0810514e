package io.jenkins.plugins.releaseguard.signoff.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Person OLIVIA = person("olivia");
    private static final Person ALICE = person("alice");
    private static final Person BOB = person("bob");

    private final Gate gate = Gate.open(UUID.randomUUID(), new Version("1.4.0"), new Build("shop", 12), OLIVIA, NOW);

    @Test
    void shouldWaitAfterOneApproval() {
        Gate signed = accepted(gate, approval(ALICE));
        assertThat(signed.state()).isEqualTo(GateState.WAITING);
        assertThat(signed.missing()).isEqualTo(1);
    }

    @Test
    void shouldOpenAfterTwoPeopleApproved() {
        Gate signed = accepted(accepted(gate, approval(ALICE)), approval(BOB));
        assertThat(signed.state()).isEqualTo(GateState.SIGNED);
        assertThat(signed.missing()).isZero();
        assertThat(signed.signatures()).extracting(Signature::person).containsExactly(ALICE, BOB);
    }

    @Test
    void shouldCloseAfterOneRejection() {
        Gate signed = accepted(accepted(gate, approval(ALICE)), rejection(BOB));
        assertThat(signed.state()).isEqualTo(GateState.REJECTED);
    }

    @Test
    void shouldRefuseRequester() {
        assertThat(refused(gate, approval(OLIVIA)))
                .contains("olivia started shop #12")
                .contains("two other people");
    }

    @Test
    void shouldRefuseRequesterInOtherSpelling() {
        Person shouting = new Person("olivia", "OLIVIA", "Olivia");
        assertThat(refused(gate, approval(shouting))).contains("started shop #12");
    }

    @Test
    void shouldRefuseSecondSignatureOfOnePerson() {
        Person shouting = new Person("alice", "Alice", "Alice");
        assertThat(refused(accepted(gate, approval(ALICE)), approval(shouting))).contains("already signed");
    }

    @Test
    void shouldRefuseRejectionAfterOwnApproval() {
        assertThat(refused(accepted(gate, approval(ALICE)), rejection(ALICE))).contains("already signed");
    }

    @Test
    void shouldRefuseSignatureOnDecidedGate() {
        Gate rejected = accepted(gate, rejection(ALICE));
        assertThat(refused(rejected, approval(BOB))).contains("1.4.0").contains("is rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void shouldRefuseSignatureWithoutReason(String reason) {
        assertThat(refused(gate, new Signature(ALICE, Decision.APPROVE, reason, NOW)))
                .contains("needs a reason");
    }

    @Test
    void shouldRefuseReasonThatIsTooLong() {
        String reason = "x".repeat(Gate.MAX_REASON + 1);
        assertThat(refused(gate, new Signature(ALICE, Decision.APPROVE, reason, NOW)))
                .contains("4001", "4000");
    }

    @Test
    void shouldRefuseReasonThatNoDatabaseTakes() {
        assertThat(refused(gate, new Signature(ALICE, Decision.APPROVE, "a\0b", NOW)))
                .contains("NUL");
    }

    @Test
    void shouldLetAnybodySignWhenNobodyRequested() {
        Gate timed = Gate.open(UUID.randomUUID(), new Version("1"), new Build("shop", 1), null, NOW);
        assertThat(timed.barrier(OLIVIA)).isEmpty();
    }

    @Test
    void shouldDemandTwoApprovals() {
        assertThatThrownBy(() ->
                        new Gate(gate.id(), gate.version(), gate.build(), OLIVIA, 1, GateState.WAITING, NOW, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2 approvals, not 1");
    }

    private static Person person(String id) {
        return new Person(id, id, id);
    }

    private static Signature approval(Person person) {
        return new Signature(person, Decision.APPROVE, "tested checkout", NOW);
    }

    private static Signature rejection(Person person) {
        return new Signature(person, Decision.REJECT, "checkout hangs", NOW);
    }

    private static Gate accepted(Gate gate, Signature signature) {
        return ((Signing.Accepted) gate.sign(signature)).gate();
    }

    private static String refused(Gate gate, Signature signature) {
        return ((Signing.Refused) gate.sign(signature)).why();
    }
}
