package io.jenkins.plugins.releaseguard.signoff.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    private final Cadence cadence = Cadence.parse(
            "Europe/Berlin",
            "Mon-Fri 10:00-12:00\nMon-Fri 15:00-16:00; Sat 22:00-24:00",
            "2026-12-24..2027-01-03 holidays");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00Z, true",
        "2026-11-23T08:59:59Z, false",
        "2026-11-23T11:00:00Z, false",
        "2026-11-23T14:30:00Z, true",
        "2026-11-22T09:30:00Z, false",
        "2026-11-28T22:59:59Z, true",
        "2026-07-20T08:00:00Z, true",
        "2026-12-24T09:30:00Z, false",
        "2027-01-04T09:30:00Z, true"
    })
    void shouldBeOpenInWindowsByTheLocalClockUnlessFrozen(Instant now, boolean open) {
        assertThat(cadence.isOpen(now)).isEqualTo(open);
    }

    @Test
    void shouldNameNextWindow() {
        assertThat(cadence.next(Instant.parse("2026-11-23T12:00:00Z"))).contains(Instant.parse("2026-11-23T14:00:00Z"));
        assertThat(cadence.refusal(Instant.parse("2026-12-24T09:30:00Z")).orElseThrow())
                .contains("frozen", "holidays", "Mon 2027-01-04 10:00");
    }

    @Test
    void shouldOpenAfterFreezeWithoutWindows() {
        Cadence always = Cadence.parse("UTC", "", "2026-11-23..2026-11-24");
        assertThat(always.next(Instant.parse("2026-11-23T12:00:00Z"))).contains(Instant.parse("2026-11-25T00:00:00Z"));
    }

    @Test
    void shouldSayWhenNoWindowComes() {
        assertThat(Cadence.parse("UTC", "", "2026-01-01..2030-01-01").next(Instant.parse("2026-06-01T00:00:00Z")))
                .contains(Instant.parse("2030-01-02T00:00:00Z"));
        Cadence never = Cadence.parse("UTC", "Mon 10:00-11:00", "2026-01-01..2040-01-01");
        assertThat(never.refusal(Instant.parse("2026-06-01T00:00:00Z")).orElseThrow())
                .contains("No window opens within a year");
    }

    @Test
    void shouldCountWindowsOfADay() {
        assertThat(cadence.windowsOn(LocalDate.parse("2026-11-23"))).isEqualTo(2);
        assertThat(cadence.windowsOn(LocalDate.parse("2026-11-22"))).isZero();
    }

    @Test
    void shouldReadWhatAJenkinsfileGives() {
        assertThat(Cadence.parse("Mon-Fri 10:00-12:00 @ Europe/Berlin").zone()).hasToString("Europe/Berlin");
        assertThat(Cadence.parse("")).isEqualTo(Cadence.ANY_TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Mon", "Mon 10-12", "Foo 10:00-12:00", "Mon 12:00-10:00", "Mon 10:00-25:00", "Mon 10:61-12:00"})
    void shouldNameWindowThatItCannotRead(String window) {
        assertThatThrownBy(() -> Cadence.parse("UTC", window, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(window.substring(0, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-13-01..2026-13-02", "2026-12-02..2026-12-01"})
    void shouldNameFreezeThatItCannotRead(String freeze) {
        assertThatThrownBy(() -> Cadence.parse("UTC", "", freeze)).hasMessageContaining(freeze);
    }

    @Test
    void shouldNameZoneThatItDoesNotKnow() {
        assertThatThrownBy(() -> Cadence.parse("Mars", "", "")).hasMessageContaining("'Mars'");
    }
}
