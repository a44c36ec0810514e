package io.jenkins.embedded.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;

/** Keys of this controller, made on first use and kept under {@code secrets/} of its home, for its user only. */
public final class HomeSecrets {
    private static final Map<Path, byte[]> KNOWN = new ConcurrentHashMap<>();
    private static final SecureRandom RANDOM = new SecureRandom();

    private HomeSecrets() {}

    /** The key of that name; it is made with so many random bytes if it doesn't exist. */
    public static byte[] get(String name, int length) throws IOException {
        Path file = Jenkins.get().getRootDir().toPath().resolve("secrets").resolve(name);
        byte[] known = KNOWN.get(file);
        if (known == null) {
            synchronized (KNOWN) {
                known = Files.exists(file) ? Files.readAllBytes(file) : create(file, length);
                KNOWN.put(file, known);
            }
        }
        return known.clone();
    }

    private static byte[] create(Path file, int length) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
        }
        byte[] key = new byte[length];
        RANDOM.nextBytes(key);
        Files.write(file, key);
        return key;
    }
}
