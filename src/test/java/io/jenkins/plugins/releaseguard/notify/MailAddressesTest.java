package io.jenkins.plugins.releaseguard.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {

    @Test
    void shouldReadEachAddressOnceHoweverTheyAreSeparated() {
        assertThat(MailAddresses.parse(
                        " team@example.org\r\nops@example.org, team@example.org;a+b@mail.example.org\n\n"))
                .containsExactly("team@example.org", "ops@example.org", "a+b@mail.example.org");
        assertThat(MailAddresses.parse(" \n ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"team", "@example.org", "team@", "team@@example.org", "<team@example.org>", "team@-example.org"})
    void shouldNameWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> MailAddresses.parse("ops@example.org " + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void shouldRefuseAddressThatIsTooLong() {
        assertThat(MailAddresses.isPlain("a".repeat(242) + "@example.org")).isTrue();
        assertThat(MailAddresses.isPlain("a".repeat(243) + "@example.org")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org\r\nBcc: b@example.org", "a@example.org\n", "a@example.org,b@example.org"})
    void shouldTakeNothingThatEndsHeader(String address) {
        assertThat(MailAddresses.isPlain(address)).isFalse();
    }
}
