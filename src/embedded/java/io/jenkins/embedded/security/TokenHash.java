package io.jenkins.embedded.security;

import hudson.Util;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** An API token as it is saved. Tokens are long and random: a plain SHA-256 is enough. */
public final class TokenHash {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 17;

    private final String uuid;
    private final String name;
    private final String hash;

    public TokenHash(String uuid, String name, String plain) {
        this.uuid = uuid;
        this.name = name;
        hash = hash(plain);
    }

    public static String newPlainText() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Util.toHexString(bytes);
    }

    public boolean matches(String plain) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash(plain).getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String plain) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return Util.toHexString(digest);
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x);
        }
    }

    @Override
    public String toString() {
        return name + " (" + uuid + ')';
    }
}
