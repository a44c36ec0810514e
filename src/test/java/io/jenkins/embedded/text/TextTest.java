package io.jenkins.embedded.text;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.MarkupText;
import hudson.Util;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "5,5 ms",
        "300,0.3 sec",
        "345,0.34 sec",
        "1500,1.5 sec",
        "59000,59 sec",
        "60000,1 min 0 sec",
        "249000,4 min 9 sec",
        "3600000,1 hr 0 min",
        "90000000,1 day 1 hr"
    })
    void shouldDescribeDuration(long milliseconds, String text) {
        assertThat(Util.getTimeSpanString(milliseconds)).isEqualTo(text);
    }

    @Test
    void shouldLeaveOutSmallUnitOfLongDuration() {
        assertThat(Util.getTimeSpanString(TimeUnit.MINUTES.toMillis(45) + 30_000))
                .isEqualTo("45 min");
    }

    @Test
    void shouldEscapeMarkup() {
        assertThat(Util.escape("<b> \"x\" & 'y'\n")).isEqualTo("&lt;b&gt; &quot;x&quot; &amp; &#039;y&#039;<br>");
        assertThat(Util.xmlEscape("<a>&\"")).isEqualTo("&lt;a&gt;&amp;\"");
        assertThat(Util.rawEncode("a b/ä?@c")).isEqualTo("a%20b%2F%C3%A4%3F@c");
    }

    @Test
    void shouldAddMarkupAroundEscapedText() {
        MarkupText text = new MarkupText("see <it> here");
        text.addMarkup(4, 8, "<b>", "</b>");
        text.addHyperlink(9, 13, "/x?a=1&b=2");
        assertThat(text.toString(true)).isEqualTo("see <b>&lt;it&gt;</b> <a href='/x?a=1&amp;b=2'>here</a>");
    }

    @ParameterizedTest
    @CsvSource({"/a/b,true", "a,true", "//evil.example,false", "http://evil.example,false", "/\\evil.example,false"})
    void shouldKnowWhatStaysOnThisServer(String uri, boolean safe) {
        assertThat(Util.isSafeToRedirectTo(uri)).isEqualTo(safe);
    }
}
