package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Hashes that stand for names in indexes: the first 128 bits of SHA-256. Not thread-safe. */
final class TestKey {
    /** So many characters the full name of a job or folder may have in the store. */
    static final int MAX_ITEM = 2_000;

    private final MessageDigest digest;

    TestKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the test's whole identity. */
    UUID of(TestId test) {
        return of(test.suite(), test.file(), test.className(), test.name(), Integer.toString(test.occurrence()));
    }

    /** Of a job or folder of a controller, by its stored name. */
    UUID ofItem(String controller, String fullName) {
        return of(controller, Texts.storable(fullName, MAX_ITEM));
    }

    private UUID of(String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
