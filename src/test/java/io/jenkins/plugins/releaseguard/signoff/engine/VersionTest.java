package io.jenkins.plugins.releaseguard.signoff.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @Test
    void shouldDropSpaceAround() {
        assertThat(new Version(" 1.4.0 ").value()).isEqualTo("1.4.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void shouldRefuseEmpty(String value) {
        assertThatThrownBy(() -> new Version(value)).hasMessageContaining("is empty");
    }

    @Test
    void shouldRefuseTooLongAndShowItsBeginning() {
        assertThatThrownBy(() -> new Version("9".repeat(101)))
                .hasMessageContaining("101")
                .hasMessageContaining("999");
    }

    @Test
    void shouldRefuseControlCharacters() {
        assertThatThrownBy(() -> new Version("1\n4")).hasMessageContaining("'1?4'");
    }
}
