package io.jenkins.plugins.releaseguard.flaky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientTextTest {
    private final Random random = new Random(4);

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "Shift_JIS", "ISO-2022-JP"})
    void shouldReadPlainAndOtherTextInAnyPortions(String encoding) throws Exception {
        Charset charset = Charset.forName(encoding);
        StringBuilder text = new StringBuilder("<?xml version='1.0' encoding='" + encoding + "'?>");
        for (int i = 0; i < 2_000; i++) {
            text.append("plain\ttext\r\n".repeat(random.nextInt(5)));
            text.append(writable(charset, "äöü", "日本語", "😀", "\u0085").repeat(random.nextInt(4)));
        }

        assertThat(read(text.toString().getBytes(charset))).isEqualTo(text.toString());
    }

    private String writable(Charset charset, String... texts) {
        String text = texts[random.nextInt(texts.length)];
        return charset.newEncoder().canEncode(text) ? text : "";
    }

    @Test
    void shouldReplaceWhatIsNoTextOfXml() throws Exception {
        byte[] bytes = "<a>?\u001b[1m ä\u0000 \uFFFE\uFFFF</a>".getBytes(Charset.forName("UTF-8"));
        bytes[3] = (byte) 0xFF;

        assertThat(read(bytes)).isEqualTo("<a>\uFFFD\uFFFD[1m ä\uFFFD \uFFFD\uFFFD</a>");
    }

    @Test
    void shouldReplaceACharacterThatIsCutOff() throws Exception {
        assertThat(read(new byte[] {'<', 'a', (byte) 0xE6, (byte) 0x97})).isEqualTo("<a\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "\uFEFF"})
    void shouldReadNothing(String text) throws Exception {
        assertThat(read(text.getBytes(Charset.forName("UTF-8")))).isEmpty();
    }

    private String read(byte[] bytes) throws IOException, BrokenReportException {
        InputStream inPortions = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
        StringWriter text = new StringWriter();
        try (Reader in = LenientText.of(inPortions)) {
            char[] portion = new char[1_000];
            for (int n = in.read(portion, 0, 1); n >= 0; n = in.read(portion, 0, 1 + random.nextInt(portion.length))) {
                text.write(portion, 0, n);
            }
        }
        return text.toString();
    }
}
