package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a report, forgiving what tools get wrong about characters: a byte order mark, white space before the XML
 * declaration, bytes that aren't of the declared encoding and characters that XML forbids. The latter two become U+FFFD.
 */
final class LenientText extends Reader {
    private static final int BUFFER = 1 << 14;
    /** So much at once of what has to be decoded: after it may come plain text again. */
    private static final int DECODED = 1 << 10;

    private static final int DECLARATION = 512;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][\\w.:-]*)[\"']");
    private static final char REPLACEMENT = '\uFFFD';
    /** In which a byte below 128 is that character of ASCII wherever it stands. */
    private static final Set<Charset> LIKE_ASCII =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private final InputStream in;
    private final ByteBuffer bytes;
    private final CharsetDecoder decoder;
    private final boolean likeAscii;
    /** What had to be decoded and wasn't read yet. */
    private final CharBuffer decoded = CharBuffer.allocate(DECODED).flip();

    private boolean started;
    private boolean ended;

    private LenientText(InputStream in, ByteBuffer bytes, Charset charset) {
        this.in = in;
        this.bytes = bytes;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.likeAscii = LIKE_ASCII.contains(charset);
    }

    /** @throws BrokenReportException if the file declares an encoding that this JVM doesn't know */
    static Reader of(InputStream in) throws IOException, BrokenReportException {
        byte[] first = new byte[BUFFER];
        int length = in.readNBytes(first, 0, BUFFER);
        return new LenientText(in, ByteBuffer.wrap(first, 0, length), encoding(first, length));
    }

    private static Charset encoding(byte[] head, int length) throws BrokenReportException {
        int first = length > 0 ? head[0] & 0xFF : -1;
        int second = length > 1 ? head[1] & 0xFF : -1;
        if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared =
                ENCODING.matcher(new String(head, 0, Math.min(length, DECLARATION), StandardCharsets.ISO_8859_1));
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
    public int read(char[] to, int offset, int length) throws IOException {
        int count = readAny(to, offset, length);
        while (!started && count > 0) {
            int skip = 0;
            while (skip < count && isLead(to[offset + skip])) {
                skip++;
            }
            started = skip < count;
            System.arraycopy(to, offset + skip, to, offset, count - skip);
            count = started ? count - skip : readAny(to, offset, length);
        }
        return count;
    }

    private int readAny(char[] to, int offset, int length) throws IOException {
        if (!decoded.hasRemaining()) {
            if (!bytes.hasRemaining()) {
                fill();
            }
            int plain = likeAscii ? readPlain(to, offset, length) : 0;
            if (plain > 0) {
                return plain;
            }
            decode();
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(to, offset, count);
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Most of all reports is text that needs no decoding: as far as that goes. */
    private int readPlain(char[] to, int offset, int length) {
        byte[] from = bytes.array();
        int start = bytes.position();
        int end = start + Math.min(length, bytes.remaining());
        int at = start;
        int i = offset;
        while (at < end) {
            byte b = from[at];
            if (b < ' ' && !isSpace(b)) {
                break;
            }
            to[i++] = (char) b;
            at++;
        }
        bytes.position(at);
        return at - start;
    }

    private void decode() throws IOException {
        decoded.clear();
        decoder.decode(bytes, decoded, ended);
        while (decoded.position() == 0 && !ended) {
            fill(); // the rest of a character
            decoder.decode(bytes, decoded, ended);
        }
        decoded.flip();
        char[] chars = decoded.array();
        for (int i = 0; i < decoded.limit(); i++) {
            char c = chars[i];
            if (c < ' ' && !isSpace(c) || c >= '\uFFFE') {
                chars[i] = REPLACEMENT;
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        ended = count < 0;
    }

    private static boolean isSpace(int c) {
        return c == '\n' || c == '\t' || c == '\r';
    }

    private static boolean isLead(char c) {
        return c == '\uFEFF' || c == ' ' || isSpace(c);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
