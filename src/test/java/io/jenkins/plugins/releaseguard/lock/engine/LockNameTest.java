package io.jenkins.plugins.releaseguard.lock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LockNameTest {

    @Test
    void shouldRefuseAnEmptyName() {
        assertThatThrownBy(() -> new LockName(" ")).hasMessage("Lock name is empty: ' '");
    }

    @Test
    void shouldRefuseATooLongNameAndShowIt() {
        assertThatThrownBy(() -> new LockName("site".repeat(51)))
                .hasMessage("Lock name has 204 characters, at most 200 are allowed: '" + "site".repeat(10) + "...'");
        assertThat(new LockName("x".repeat(200)).value()).hasSize(200);
    }

    @Test
    void shouldRefuseNamesThatCantBeToldApartWhenRead() {
        assertThatThrownBy(() -> new LockName("site ")).hasMessage("Lock name begins or ends with a space: 'site '");
        assertThatThrownBy(() -> new LockName("si\nte")).hasMessage("Lock name has a control character: 'si?te'");
    }

    @Test
    void shouldSortNamesAndTakeEachOnce() {
        assertThat(LockName.all(List.of("site", "db", "site")))
                .extracting(LockName::value)
                .containsExactly("db", "site");
        assertThatThrownBy(() -> LockName.all(List.of())).hasMessage("No lock is named: give 'name' or 'names'");
    }
}
