package io.jenkins.plugins.releaseguard.signoff.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a person enters with an act.
 *
 * @param name in forms, in the remote API and in the log
 * @param label for people
 * @param hint what to write; may be empty
 * @param kind what it takes
 * @param required whether it may not be empty
 * @param choices what can be chosen; empty when anything can be written
 */
public record Field(String name, String label, String hint, Kind kind, boolean required, List<String> choices) {

    /** What a field takes. */
    public enum Kind {
        /** One line of up to 200 characters. */
        LINE(200),
        /** Lines, up to 4,000 characters. */
        TEXT(4000),
        /** An http or https address of up to 2,000 characters. */
        LINK(2000),
        /** The id of a user, up to 255 characters. */
        USER(255),
        /** One of the choices. */
        CHOICE(20),
        /** The number of an issue; goes along unseen. */
        ISSUE(9),
        /** How many entries of the log who signs had before them; goes along unseen. */
        SEEN(9);

        private final int max;

        Kind(int max) {
            this.max = max;
        }

        /** In characters. */
        public int max() {
            return max;
        }

        /** Whether a page fills it in by itself. */
        public boolean isHidden() {
            return this == ISSUE || this == SEEN;
        }
    }

    static Field of(Kind kind, String name, String label, String hint, boolean required) {
        return new Field(name, label, hint, kind, required, List.of());
    }

    /** A parameter of a step or a setting that may be left out. */
    public static Field optional(Kind kind, String name) {
        return of(kind, name, name, "", false);
    }

    static Field choice(String name, String label, String hint, boolean required, String... choices) {
        return new Field(name, label, hint, Kind.CHOICE, required, List.of(choices));
    }

    /** As it is kept: without space around, lines ended by a line feed. */
    public static String clean(String value) {
        return value.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** What is wrong with a cleaned value; empty when it will do. */
    public Optional<String> flaw(String value) {
        if (value.isEmpty()) {
            return required ? Optional.of("Please give: " + label + ". " + hint) : Optional.empty();
        }
        if (value.length() > kind.max) {
            return Optional.of(label + " has " + value.length() + " characters, at most " + kind.max + " are allowed.");
        }
        if (!isText(value)) {
            return Optional.of(label + " has control characters, such as NUL; leave them out.");
        }
        return switch (kind) {
            case LINE, USER -> value.indexOf('\n') < 0 ? Optional.empty() : Optional.of(label + " must be one line.");
            case LINK ->
                isLink(value)
                        ? Optional.empty()
                        : Optional.of(label + " must be an http or https address, not '" + value + "'.");
            case CHOICE ->
                choices.contains(value)
                        ? Optional.empty()
                        : Optional.of(
                                label + " must be one of " + String.join(", ", choices) + ", not '" + value + "'.");
            case ISSUE -> number(value, "the number of an issue");
            case SEEN -> number(value, "a number of log entries");
            case TEXT -> Optional.empty();
        };
    }

    private Optional<String> number(String value, String what) {
        return value.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.empty()
                : Optional.of(label + " must be " + what + ", not '" + value + "'.");
    }

    /** Whether any database and page can take it: whole characters, and no control character but tab and newline. */
    static boolean isText(String value) {
        return value.codePoints()
                .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t')
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Whether it is an absolute http or https address. */
    public static boolean isLink(String value) {
        try {
            URI uri = new URI(value);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
