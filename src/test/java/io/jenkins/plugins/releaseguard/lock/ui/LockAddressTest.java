package io.jenkins.plugins.releaseguard.lock.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockAddressTest {

    @ParameterizedTest
    @CsvSource({
        "site, site",
        "v1.2_a-b, v1.2_a-b",
        "a/b, a~2Fb",
        "team » site, team~20~C2~BB~20site",
        "., ~2E",
        ".., ~2E.",
        "100%, 100~25",
        "~, ~7E",
        "ü€😀, ~C3~BC~E2~82~AC~F0~9F~98~80"
    })
    void shouldWriteNamesSoThatTheyAreOnePartOfAnAddress(String name, String address) {
        assertThat(LockAddress.of(new LockName(name))).isEqualTo(address);
        assertThat(LockAddress.parse(address)).contains(new LockName(name));
    }

    @Property
    void shouldFindEveryNameAgain(@ForAll String text) {
        Assumptions.assumeThat(isName(text)).isTrue();
        LockName name = new LockName(text);

        String address = LockAddress.of(name);

        assertThat(address).matches("[A-Za-z0-9_~-][A-Za-z0-9_.~-]*");
        assertThat(LockAddress.parse(address)).contains(name);
    }

    @Property
    void shouldRefuseWhateverElseIsInAnAddress(@ForAll String address) {
        LockAddress.parse(address)
                .ifPresent(name -> assertThat(LockAddress.of(name)).isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "~4", "~ZZ", "~-1", "~+1", "~41", "a~2fb", "a b", "ä", "~C3", ".a", "~0A", "~20a"})
    void shouldKnowOneAddressForEachNameOnly(String address) {
        assertThat(LockAddress.parse(address)).isEmpty();
    }

    @Test
    void shouldNotBeMisledByLongAddresses() {
        assertThat(LockAddress.parse("a".repeat(10_000))).isEmpty();
    }

    /** Half a surrogate pair has no UTF-8. */
    private static boolean isName(String text) {
        try {
            new LockName(text);
            return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
