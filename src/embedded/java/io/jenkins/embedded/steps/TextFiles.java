package io.jenkins.embedded.steps;

import java.nio.charset.Charset;
import java.util.Base64;

/** Text as {@code readFile} and {@code writeFile} encode it. */
public final class TextFiles {

    private static final String BASE64 = "Base64";

    private TextFiles() {}

    public static String decode(byte[] bytes, String encoding) {
        return BASE64.equals(encoding)
                ? Base64.getEncoder().encodeToString(bytes)
                : new String(bytes, charset(encoding));
    }

    public static byte[] encode(String text, String encoding) {
        return BASE64.equals(encoding) ? Base64.getDecoder().decode(text) : text.getBytes(charset(encoding));
    }

    private static Charset charset(String encoding) {
        return encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    }
}
