package io.jenkins.plugins.releaseguard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @Property
    void shouldFitEveryValueWithFewTicks(@ForAll @DoubleRange(min = 0, max = 1e12) double greatest, @ForAll Unit unit) {
        Scale scale = Scale.upTo(greatest, unit);

        assertThat(scale.top()).isGreaterThanOrEqualTo(greatest * (1 - 1e-6));
        assertThat(scale.ticks()).hasSizeBetween(2, 6).startsWith(0.0);
        assertThat(scale.share(greatest)).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 0, 1",
        "COUNT, 1, 1",
        "COUNT, 3, 1",
        "COUNT, 7, 2",
        "COUNT, 23, 10",
        "COUNT, 1000, 500",
        "PERCENT, 3, 50",
        "PERCENT, 100, 50",
        "SECONDS, 3, 1",
        "SECONDS, 50, 15",
        "SECONDS, 100, 30",
        "SECONDS, 4000, 1800",
        "SECONDS, 100000, 43200",
        "SECONDS, 400000, 172800"
    })
    void shouldHaveTicksAtPleasantValues(Unit unit, double greatest, double step) {
        assertThat(Scale.upTo(greatest, unit).step()).isEqualTo(step);
    }

    @Test
    void shouldShowSharesUpToAHundred() {
        assertThat(Scale.upTo(12, Unit.PERCENT).top()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 12, 12",
        "COUNT, 2.55, 2.6",
        "COUNT, 0, 0",
        "COUNT, 1000000, 1000000",
        "PERCENT, 95, 95 %",
        "PERCENT, 33.333, 33.3 %",
        "SECONDS, 0, 0 s",
        "SECONDS, 0.25, 0.3 s",
        "SECONDS, 59.4, 59 s",
        "SECONDS, 60, 1 min",
        "SECONDS, 250, 4 min 10 s",
        "SECONDS, 7500, 2 h 5 min",
        "SECONDS, 90000, 1 d 1 h"
    })
    void shouldWriteValuesAsPeopleReadThem(Unit unit, double value, String text) {
        assertThat(unit.text(value)).isEqualTo(text);
    }
}
