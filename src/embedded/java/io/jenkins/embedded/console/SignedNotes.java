package io.jenkins.embedded.console;

import hudson.console.ConsoleNote;
import io.jenkins.embedded.security.HomeSecrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Notes as base64 text: a signature by this controller, then the serialized and packed object. */
public final class SignedNotes {
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

    /** Reads up to and including the postamble; null if the signature is wrong. */
    public static ConsoleNote<?> read(DataInputStream in) throws IOException, ClassNotFoundException {
        StringBuilder text = new StringBuilder();
        int c;
        while ((c = in.read()) >= 0) {
            text.append((char) c);
            if (text.length() >= ConsoleNote.POSTAMBLE.length
                    && text.indexOf(ConsoleNote.POSTAMBLE_STR, text.length() - ConsoleNote.POSTAMBLE.length) >= 0) {
                break;
            }
        }
        text.setLength(Math.max(0, text.length() - ConsoleNote.POSTAMBLE.length));
        return decode(text.toString());
    }

    private static ConsoleNote<?> decode(String text) throws IOException, ClassNotFoundException {
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
