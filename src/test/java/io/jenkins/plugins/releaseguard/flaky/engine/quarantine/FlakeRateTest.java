package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FlakeRateTest {

    @Test
    void shouldGiveWilsonsInterval() {
        // R: binom::binom.wilson(5, 50)
        FlakeRate rate = new FlakeRate(5, 50);
        assertThat(rate.rate()).isEqualTo(0.1);
        assertThat(rate.low()).isCloseTo(0.0435, within(0.0001));
        assertThat(rate.high()).isCloseTo(0.2136, within(0.0001));
    }

    @Test
    void shouldStayWithinZeroAndOne() {
        assertThat(new FlakeRate(0, 0).low()).isZero();
        assertThat(new FlakeRate(0, 0).high()).isEqualTo(1);
        assertThat(new FlakeRate(0, 10).low()).isZero();
        assertThat(new FlakeRate(0, 10).high()).isCloseTo(0.2775, within(0.0001));
        assertThat(new FlakeRate(10, 10).low()).isCloseTo(0.7225, within(0.0001));
        assertThat(new FlakeRate(10, 10).high()).isEqualTo(1);
    }
}
