package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a report, forgiving what tools get wrong about characters: a byte order mark, white space before the XML
 * declaration, bytes that aren't of the declared encoding and characters that XML forbids. The latter two become U+FFFD.
 */
final class LenientText extends FilterReader {
    private static final int DECLARATION = 512;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][\\w.:-]*)[\"']");
    private static final char REPLACEMENT = '\uFFFD';

    private boolean started;

    private LenientText(Reader in) {
        super(in);
    }

    /** @throws BrokenReportException if the file declares an encoding that this JVM doesn't know */
    static Reader of(InputStream bytes) throws IOException, BrokenReportException {
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(DECLARATION + 1);
        byte[] head = in.readNBytes(DECLARATION);
        in.reset();
        var decoder = encoding(head)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new LenientText(new InputStreamReader(in, decoder));
    }

    private static Charset encoding(byte[] head) throws BrokenReportException {
        int first = head.length > 0 ? head[0] & 0xFF : -1;
        int second = head.length > 1 ? head[1] & 0xFF : -1;
        if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (first == 0xEF && second == 0xBB || !declared.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declared.group(1);
        try {
            Charset charset = Charset.forName(name);
            // a declaration readable byte by byte can't be in a wider encoding, whatever it says (seen from .NET)
            return charset.newEncoder().maxBytesPerChar() > 1 && charset.name().matches("UTF-(16|32).*")
                    ? StandardCharsets.UTF_8
                    : charset;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new BrokenReportException("unknown encoding '" + name + "'");
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (!started && count > 0) {
            int skip = 0;
            while (skip < count && isLead(buffer[offset + skip])) {
                skip++;
            }
            if (skip == count) {
                return read(buffer, offset, length);
            }
            started = true;
            count -= skip;
            System.arraycopy(buffer, offset + skip, buffer, offset, count);
        }
        for (int i = offset; i < offset + count; i++) {
            char c = buffer[i];
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= '\uFFFE') {
                buffer[i] = REPLACEMENT;
            }
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    private static boolean isLead(char c) {
        return c == '\uFEFF' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
