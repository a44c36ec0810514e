package io.jenkins.embedded.text;

import java.nio.charset.StandardCharsets;

/** Text made safe for HTML, XML and URLs. */
public final class Escapes {
    private static final String URL_SAFE = "-_.!~*'()$&+,=@";

    private Escapes() {}

    /** Percent-encodes everything but letters, digits, unreserved marks and {@code alsoSafe}. */
    public static String url(String text, String alsoSafe) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c < 128 && (Character.isLetterOrDigit(c) || URL_SAFE.indexOf(c) >= 0 || alsoSafe.indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append(String.format("%%%02X", (int) c));
            }
        }
        return out.toString();
    }

    /** Text as HTML with its line ends and runs of blanks kept. */
    public static String html(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("<br>");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#039;");
                case ' ' -> out.append(i + 1 < text.length() && text.charAt(i + 1) == ' ' ? "&nbsp;" : " ");
                default -> appendMarkup(out, c);
            }
        }
        return out.toString();
    }

    public static String xml(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> appendMarkup(out, (char) c));
        return out.toString();
    }

    private static void appendMarkup(StringBuilder out, char c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            default -> out.append(c);
        }
    }
}
