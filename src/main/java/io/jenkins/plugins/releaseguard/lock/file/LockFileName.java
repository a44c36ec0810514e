package io.jenkins.plugins.releaseguard.lock.file;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The file of a lock. Two names never share one, wherever the files are: lower-case letters, digits and {@code -} stay,
 * all else is written as its code, {@code _2e} or {@code _u2026}, so that file systems that don't tell upper case or
 * spellings of a letter apart do no harm. A long one is cut, and its SHA-256 added.
 */
final class LockFileName {

    private static final String SUFFIX = ".lock";
    private static final int LONGEST_WHOLE = 100;
    private static final int KEPT_OF_LONGER = 60;

    /** What Windows takes for a device, whatever follows the dot. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

    private LockFileName() {}

    /** @throws IllegalArgumentException if the name looks like a path out of the directory */
    static String of(LockName name) {
        check(name);
        StringBuilder safe = new StringBuilder();
        String value = name.value();
        for (int i = 0; i < value.length(); i++) {
            safe.append(safe(value.charAt(i)));
        }
        if (DEVICE.matcher(safe).matches()) {
            safe.replace(0, 1, code(safe.charAt(0)));
        }
        return (safe.length() <= LONGEST_WHOLE ? safe : shortened(safe)) + SUFFIX;
    }

    /**
     * All names have a safe file; but whoever writes {@code ../site} means another directory, which they would not get.
     *
     * @throws IllegalArgumentException naming the offending value
     */
    static void check(LockName name) {
        boolean isPath = Arrays.stream(name.value().split("[/\\\\]", -1))
                .anyMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
        if (isPath) {
            throw new IllegalArgumentException(
                    "The lock '" + name
                            + "' can't be a file: its name reads like a path. Leave out '.', '..' and empty parts between slashes.");
        }
    }

    private static String safe(char character) {
        boolean stays =
                character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || character == '-';
        return stays ? String.valueOf(character) : code(character);
    }

    private static String code(char character) {
        return String.format(Locale.ROOT, character < 0x100 ? "_%02x" : "_u%04x", (int) character);
    }

    /** No whole name has two underscores in a row. */
    private static String shortened(CharSequence safe) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(safe.toString().getBytes(StandardCharsets.US_ASCII));
            return safe.subSequence(0, KEPT_OF_LONGER) + "__" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
