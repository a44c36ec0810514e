package io.jenkins.plugins.releaseguard.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {

    @Property(tries = 300)
    void shouldReadWhatItWrites(@ForAll String name, @ForAll String value, @ForAll long number) {
        String other = name + "'";
        assertThat(FlatJson.read(FlatJson.write(Map.of(name, value, other, number))))
                .contains(Map.of(name, value, other, Long.toString(number)));
    }

    @Property(tries = 1000)
    void shouldTakeAnythingElseForNoObject(@ForAll String text) {
        assertThat(FlatJson.read(text)).isEmpty();
    }

    @Property(tries = 300)
    void shouldTakeWhatWasCutForNoObject(@ForAll String value) {
        String whole = FlatJson.write(Map.of("owner", value)).strip();
        for (int i = 0; i < whole.length(); i++) {
            assertThat(FlatJson.read(whole.substring(0, i))).isEmpty();
        }
    }

    @Test
    void shouldReadWhatOthersWrite() {
        assertThat(
                        FlatJson.read(
                                " { \"owner\" : \"night\\u0020shift \\/ \\t\", \"pid\":4711 , \"ok\" : true, \"x\":null,\"y\":-1.5e3 }\r\n"))
                .contains(Map.of("owner", "night shift / \t", "pid", "4711", "ok", "true", "x", "null", "y", "-1.5e3"));
        assertThat(FlatJson.read("{}")).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "[]",
                "{\"a\":1}x",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{\"a\":0x1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\"",
            })
    void shouldRefuse(String text) {
        assertThat(FlatJson.read(text)).isEmpty();
    }
}
