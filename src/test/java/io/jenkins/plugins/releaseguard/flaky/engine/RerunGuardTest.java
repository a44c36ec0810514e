package io.jenkins.plugins.releaseguard.flaky.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RerunGuardTest {
    private final RerunGuard guard = new RerunGuard(20, 30);

    @Test
    void shouldAllowFewFailures() {
        assertThat(guard.refusal(20, 1000)).isEmpty();
        assertThat(guard.refusal(3, 10)).isEmpty();
    }

    @Test
    void shouldRefuseTooManyFailures() {
        assertThat(guard.refusal(21, 1000)).hasValue("21 tests failed, more than maxFailures: 20");
    }

    @Test
    void shouldRefuseTooGreatShareOfWhatRan() {
        assertThat(guard.refusal(6, 20)).isEmpty();
        assertThat(guard.refusal(6, 18)).hasValue("6 of 18 tests failed, more than maxFailureShare: 30 %");
    }

    @Test
    void shouldNotRefuseSmallSuitesForTheirShare() {
        assertThat(guard.refusal(1, 1)).isEmpty();
        assertThat(guard.refusal(3, 4)).isEmpty();
        assertThat(guard.refusal(4, 4)).isPresent();
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
