package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digests of what is shipped, as {@code sha256sum} writes them. */
public final class Digests {

    private static final Pattern LINE = Pattern.compile("(?:sha256:)?([0-9a-fA-F]{64})\\s+\\*?(\\S.*)");
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 1000;

    private Digests() {}

    /**
     * @param text one digest and name in a line
     * @return SHA-256 by name
     * @throws IllegalArgumentException with a message for people naming the line that can't be read
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> digests = new TreeMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || line.length() > LONGEST_NAME || !Field.isText(line)) {
                throw new IllegalArgumentException("'" + line.substring(0, Math.min(line.length(), 200))
                        + "' is no digest; write 64 hexadecimal digits and a name, as sha256sum does.");
            }
            digests.put(matcher.group(2), matcher.group(1).toLowerCase(Locale.ROOT));
        }
        if (digests.size() > MOST) {
            throw new IllegalArgumentException(
                    digests.size() + " digests were given, at most " + MOST + " are allowed.");
        }
        return digests;
    }
}
