package io.jenkins.plugins.releaseguard.flaky.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RerunGuardTest {
    private final RerunGuard guard = new RerunGuard(20, 30);

    private static ReportDigest counts(int cases, int skipped, int failed) {
        return new ReportDigest(1, cases, skipped, failed, List.of(), List.of(), List.of(), List.of(), List.of(), 0);
    }

    @Test
    void shouldAllowFewFailures() {
        assertThat(guard.refusal(counts(1000, 0, 20))).isEmpty();
        assertThat(guard.refusal(counts(10, 0, 3))).isEmpty();
    }

    @Test
    void shouldRefuseTooManyFailures() {
        assertThat(guard.refusal(counts(1000, 0, 21))).hasValue("21 tests failed, more than maxFailures: 20");
    }

    @Test
    void shouldRefuseTooGreatShareOfWhatRan() {
        assertThat(guard.refusal(counts(20, 0, 6))).isEmpty();
        assertThat(guard.refusal(counts(20, 2, 6))).hasValue("6 of 18 tests failed, more than maxFailureShare: 30 %");
    }

    @Test
    void shouldNotRefuseSmallSuitesForTheirShare() {
        assertThat(guard.refusal(counts(1, 0, 1))).isEmpty();
        assertThat(guard.refusal(counts(4, 0, 3))).isEmpty();
        assertThat(guard.refusal(counts(4, 0, 4))).isPresent();
    }

    @Test
    void shouldNameBadBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RerunGuard(0, 30))
                .withMessageContaining("maxFailures");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RerunGuard(1, 101))
                .withMessageContaining("101");
    }
}
