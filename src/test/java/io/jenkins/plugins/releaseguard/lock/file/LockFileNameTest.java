package io.jenkins.plugins.releaseguard.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileNameTest {

    private static String file(String name) {
        return LockFileName.of(new LockName(name));
    }

    @ParameterizedTest
    @CsvSource({
        "site, site.lock",
        "db-2, db-2.lock",
        "Site, _53ite.lock",
        "db/main, db_2fmain.lock",
        "a_2f, a_5f2f.lock",
        "..., _2e_2e_2e.lock",
        "größe, gr_f6_dfe.lock",
        "中, _u4e2d.lock",
        "team » site, team_20_bb_20site.lock",
        "nul, _6eul.lock",
    })
    void shouldBeReadable(String name, String file) {
        assertThat(file(name)).isEqualTo(file);
    }

    /** Names that file systems take for one, or cut alike. */
    @Test
    void shouldTellSimilarNamesApart() {
        List<String> names = List.of(
                "e\u0301",
                "\u00e9",
                "E\u0301",
                "k",
                "\u212a",
                "K",
                "a.",
                "a",
                "a ~1",
                "con",
                "CON",
                "\ud800x",
                "\ud801x",
                "x".repeat(200),
                "x".repeat(199),
                "x".repeat(199) + "y",
                "X".repeat(200),
                "\u4e2d".repeat(200));
        Set<String> files = names.stream().map(LockFileNameTest::file).collect(Collectors.toSet());
        assertThat(files).hasSameSizeAs(names);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("aAbB019_-. /\\:*\u00e4\u00df\u4e2d\ud83d\ude80\u0131\u0130")
                .ofMinLength(1)
                .ofMaxLength(LockName.MAX_LENGTH)
                .filter(LockFileNameTest::isAllowed);
    }

    private static boolean isAllowed(String name) {
        try {
            LockFileName.check(new LockName(name));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Property(tries = 500)
    void shouldStayInTheDirectory(@ForAll("names") String name) {
        assertThat(file(name)).matches("[a-z0-9_-]{1,170}[.]lock");
        Path directory = Path.of("/locks");
        assertThat(directory.resolve(file(name)).normalize().getParent()).isEqualTo(directory);
    }

    @Property(tries = 500)
    void shouldNeverBeShared(@ForAll("names") String one, @ForAll("names") String other) {
        Assume.that(!one.equals(other));
        assertThat(file(one).toLowerCase(Locale.ROOT)).isNotEqualTo(file(other).toLowerCase(Locale.ROOT));
    }
}
