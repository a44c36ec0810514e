package io.jenkins.plugins.releaseguard.lock.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object without objects or arrays in it: all that a lock file needs. Whatever else a file holds, garbage
 * included, is no such object, and no error.
 */
final class FlatJson {

    private static final String ENDS_OF_VALUE = ",}";
    private static final int RADIX_OF_ESCAPE = 16;
    private static final int DIGITS_OF_ESCAPE = 4;

    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    /** The members in order; numbers, {@code true}, {@code false} and {@code null} as they are written. */
    static Optional<Map<String, String>> read(String text) {
        try {
            return Optional.of(new FlatJson(text).object());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** An object with these members, numbers bare, all else as strings. */
    static String write(Map<String, Object> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> {
            json.append(json.length() > 1 ? "," : "").append(quoted(name)).append(':');
            json.append(value instanceof Number ? value.toString() : quoted(value.toString()));
        });
        return json.append("}\n").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || Character.isSurrogate(character)) {
                quoted.append("\\u").append(String.format("%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private Map<String, String> object() {
        Map<String, String> members = new LinkedHashMap<>();
        expect('{');
        if (peek() != '}') {
            do {
                String name = string();
                expect(':');
                if (members.put(name, peek() == '"' ? string() : bare()) != null) {
                    throw new IllegalArgumentException("twice: " + name);
                }
            } while (accept(','));
        }
        expect('}');
        if (!text.substring(at).isBlank()) {
            throw new IllegalArgumentException("more behind the object");
        }
        return members;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char next = text.charAt(at++); next != '"'; next = text.charAt(at++)) {
            if (next < ' ') {
                throw new IllegalArgumentException("control character");
            }
            string.append(next == '\\' ? escaped(text.charAt(at++)) : next);
        }
        return string.toString();
    }

    private char escaped(char kind) {
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += DIGITS_OF_ESCAPE;
                yield (char) Integer.parseInt(text.substring(at - DIGITS_OF_ESCAPE, at), RADIX_OF_ESCAPE);
            }
            default -> throw new IllegalArgumentException("escape: " + kind);
        };
    }

    private String bare() {
        int start = at;
        while (ENDS_OF_VALUE.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String value = text.substring(start, at).strip();
        if (!value.matches("-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?|true|false|null")) {
            throw new IllegalArgumentException("value: " + value);
        }
        return value;
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private boolean accept(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw new IllegalArgumentException("no " + wanted);
        }
    }
}
