package io.jenkins.embedded.security;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * The folders of users under {@code users/}: named by the key of the id, with everything but small letters, digits
 * and a few marks as {@code $} and two hexadecimal digits, so that no two keys share a folder on any file system.
 */
public final class UserFolders {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789_-@";

    private UserFolders() {}

    public static File of(String key) {
        return new File(root(), encode(key));
    }

    /** The keys of all users on disk. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        File[] folders = root().listFiles(each -> new File(each, "config.xml").exists());
        for (File each : folders == null ? new File[0] : folders) {
            keys.add(decode(each.getName()));
        }
        return keys;
    }

    private static File root() {
        return new File(Jenkins.get().getRootDir(), "users");
    }

    static String encode(String key) {
        StringBuilder name = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0 || b == '.' && name.length() > 0) {
                name.append((char) b);
            } else {
                name.append('$').append(HexFormat.of().toHexDigits(b));
            }
        }
        return name.toString();
    }

    static String decode(String name) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '$' && i + 2 < name.length()) {
                key.write(HexFormat.fromHexDigits(name, i + 1, i + 3));
                i += 2;
            } else {
                key.write(name.charAt(i));
            }
        }
        return key.toString(StandardCharsets.UTF_8);
    }
}
