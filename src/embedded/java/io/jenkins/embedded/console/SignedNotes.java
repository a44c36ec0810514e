package io.jenkins.embedded.console;

import hudson.console.ConsoleNote;
import io.jenkins.embedded.security.HomeSecrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Notes as base64 text: a signature by this controller, then the serialized and packed object. */
public final class SignedNotes {
    /** A note in a line of a log; its first group is what {@link #decode} takes. */
    public static final Pattern PATTERN = Pattern.compile(
            Pattern.quote(ConsoleNote.PREAMBLE_STR) + "(.*?)" + Pattern.quote(ConsoleNote.POSTAMBLE_STR));

    private static final int MAC_LENGTH = 32;

    private SignedNotes() {}

    public static String encode(ConsoleNote<?> note) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(packed))) {
            out.writeObject(note);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(signature(packed.toByteArray()));
        packed.writeTo(all);
        return Base64.getEncoder().encodeToString(all.toByteArray());
    }

    /** Null if the text isn't a note that was signed here. */
    static ConsoleNote<?> decode(String text) throws IOException, ClassNotFoundException {
        byte[] all;
        try {
            all = Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException x) {
            return null;
        }
        if (all.length <= MAC_LENGTH) {
            return null;
        }
        byte[] packed = Arrays.copyOfRange(all, MAC_LENGTH, all.length);
        byte[] claimed = Arrays.copyOf(all, MAC_LENGTH);
        if (!MessageDigest.isEqual(claimed, signature(packed))) {
            return null;
        }
        try (ObjectInputStream in = new ObjectInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            return (ConsoleNote<?>) in.readObject();
        }
    }

    private static byte[] signature(byte[] content) throws IOException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HomeSecrets.get("console-notes.key", MAC_LENGTH), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException x) {
            throw new IOException(x);
        }
    }
}
