package io.jenkins.embedded.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM by a key of the home; each text has an initialization vector of its own. */
public final class SecretCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 16;
    private static final int VECTOR_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretCipher() {}

    public static String encrypt(String plain) {
        try {
            byte[] vector = new byte[VECTOR_BYTES];
            RANDOM.nextBytes(vector);
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, key(), new GCMParameterSpec(TAG_BITS, vector));
            byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(vector.length + sealed.length)
                    .put(vector)
                    .put(sealed)
                    .array();
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException x) {
            throw new IllegalStateException(x);
        }
    }

    /** Null if it wasn't encrypted here. */
    public static String decrypt(String encrypted) {
        try {
            byte[] all = Base64.getDecoder().decode(encrypted);
            if (all.length <= VECTOR_BYTES) {
                return null;
            }
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.DECRYPT_MODE, key(), new GCMParameterSpec(TAG_BITS, all, 0, VECTOR_BYTES));
            return new String(cipher.doFinal(all, VECTOR_BYTES, all.length - VECTOR_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException x) {
            return null;
        }
    }

    private static SecretKey key() {
        try {
            return new SecretKeySpec(HomeSecrets.get("secret.key", KEY_BYTES), "AES");
        } catch (IOException x) {
            throw new UncheckedIOException("Can't read or make the key of this controller", x);
        }
    }
}
