package hudson.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class XStream2Test {
    private final XStream2 xstream = new XStream2();

    @Test
    void shouldRoundTripFieldsAndLoseTransientOnes() throws Exception {
        Thing thing = new Thing();
        thing.text = "a<b>&\u00e4\n\u0001 \uD83D\uDE00";
        thing.cache = "cached";
        thing.numbers.put("one", 1);
        thing.children.add(new Thing());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        xstream.toXMLUTF8(thing, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("<?xml version='1.1' encoding='UTF-8'?>");

        Thing read = (Thing) xstream.fromXML(new ByteArrayInputStream(out.toByteArray()));
        assertThat(read.text).isEqualTo(thing.text);
        assertThat(read.cache).isNull();
        assertThat(read.numbers).isEqualTo(Map.of("one", 1));
        assertThat(read.children).hasSize(1);
    }

    @Test
    void shouldLeaveOutWhatCannotBeRead() {
        Thing thing = new Thing();
        thing.text = "kept";
        thing.children.add(new Thing());
        String xml = xstream.toXML(thing)
                .replace(
                        "<children>",
                        "<gone><deep><x>1</x></deep></gone><children><no.such.Type><a>1</a></no.such.Type>")
                .replace("<count>7</count>", "<count>seven</count>");
        Thing read = (Thing) xstream.fromXML(xml);
        assertThat(read.text).isEqualTo("kept");
        assertThat(read.children).hasSize(1);
        assertThat(read.count).isZero();
    }

    @Test
    void shouldGoOnBehindElementThatFailedDeepInside() {
        String name = Thing.class.getName().replace("$", "_-");
        Thing read = (Thing) xstream.fromXML("<" + name + "><numbers><entry><string>a</string>"
                + "<no.such.Type><b><c/></b></no.such.Type></entry><entry><string>b</string><int>2</int></entry></numbers>"
                + "<text>later</text></" + name + ">");
        assertThat(read.numbers).isEqualTo(Map.of("b", 2));
        assertThat(read.text).isEqualTo("later");
    }

    @Test
    void shouldKeepCollectionsOfTheJdk() {
        List<Object> all = new ArrayList<>(List.of(1, "x", true));
        all.add(new ConcurrentHashMap<>(Map.of("k", "v")));
        assertThat(xstream.fromXML(xstream.toXML(all))).isEqualTo(all);
        CopyOnWriteList<String> list = new CopyOnWriteList<>(List.of("a", "b"));
        assertThat(((CopyOnWriteList<?>) xstream.fromXML(xstream.toXML(list))).getView())
                .asList()
                .containsExactly("a", "b");
    }

    @Test
    void shouldRefuseForeignClassesAndRecords() {
        assertThatThrownBy(() -> xstream.toXML(new Point(1)))
                .hasStackTraceContaining("Refusing to marshal hudson.util.XStream2Test$Point for security reasons");
        assertThatThrownBy(() -> xstream.toXML(Assertions.tuple("a"))).hasStackTraceContaining("Refusing to marshal");
        assertThatThrownBy(() -> xstream.fromXML("<java.lang.ProcessBuilder/>")).hasMessageContaining("ProcessBuilder");
    }

    record Point(int x) {}

    static class Thing {
        String text;
        transient String cache;
        int count = 7;
        Map<String, Integer> numbers = new LinkedHashMap<>();
        CopyOnWriteArrayList<Thing> children = new CopyOnWriteArrayList<>();
    }
}
