package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names as regular expressions, in the syntax that JavaScript, PCRE, Ruby, Go and .NET share. */
final class NamePattern {
    private static final String SPECIAL = "\\^$.|?*+()[]{}/#";

    private NamePattern() {}

    /** This text and nothing else; a character that a report couldn't hold is any character. */
    static String literal(String text) {
        return literal(text, SPECIAL, "[\\s\\S]");
    }

    /**
     * The same in another syntax.
     *
     * @param special characters that need a backslash
     * @param any matches any character
     */
    static String literal(String text, String special, String any) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < ' ' || c == '\uFFFD') {
                pattern.append(any);
            } else {
                pattern.append(special.indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
            }
        });
        return pattern.toString();
    }

    /**
     * A title whose parts the reporter joined by its own mark and the tool joins by a space. The mark may be part of a
     * title as well, so it may stay.
     */
    static String title(String text, String mark) {
        return literal(text).replace(literal(mark), "(?:" + literal(mark) + "| )");
    }

    /** Matches the whole of one of these. */
    static String whole(Collection<String> alternatives) {
        return "^(?:" + String.join("|", alternatives) + ")$";
    }

    /** Matches what is none of these. */
    static String none(Collection<String> alternatives) {
        return "^(?!(?:" + String.join("|", alternatives) + ")$)";
    }

    /** Without the empty ones and doubles. */
    static List<String> distinct(String... patterns) {
        Set<String> all = new LinkedHashSet<>(List.of(patterns));
        all.remove("");
        return List.copyOf(all);
    }
}
