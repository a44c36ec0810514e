package io.jenkins.embedded.junit;

import java.util.regex.Pattern;

/** Names of tests as parts of paths. */
public final class TestNames {

    private static final Pattern SPECIAL = Pattern.compile("[/\\\\:?#%<>]");

    private TestNames() {}

    public static String safe(String name) {
        return SPECIAL.matcher(name).replaceAll("_");
    }

    /** Leaves letters, digits and underscores only. */
    public static String identifier(String name) {
        StringBuilder b = new StringBuilder(name.length());
        name.chars().forEach(c -> b.append(Character.isJavaIdentifierPart(c) ? (char) c : '_'));
        return b.toString();
    }
}
