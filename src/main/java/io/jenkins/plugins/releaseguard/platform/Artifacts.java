package io.jenkins.plugins.releaseguard.platform;

import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import jenkins.util.VirtualFile;

/** The archived artifacts of a build. */
public final class Artifacts {

    private static final int CHUNK = 1 << 16;

    private Artifacts() {}

    /**
     * SHA-256 of each archived artifact of a build, by path. Reads all of them.
     *
     * @param pattern which, as Ant patterns with commas between
     * @throws IOException if one can't be read, or has a name that can't be kept in one line
     */
    public static Map<String, String> digests(Run<?, ?> run, String pattern) throws IOException {
        VirtualFile root = run.getArtifactManager().root();
        Map<String, String> digests = new TreeMap<>();
        if (!root.exists()) {
            return digests;
        }
        for (String path : root.list(pattern, null, true)) {
            if (path.chars().anyMatch(Character::isISOControl)) {
                throw new IOException("The name of the artifact '" + path.replaceAll("\\p{Cntrl}", "?")
                        + "' has control characters; archive it under another name.");
            }
            try (InputStream content = root.child(path).open()) {
                digests.put(path.replace('\\', '/'), digest(content));
            }
        }
        return digests;
    }

    private static String digest(InputStream content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
