package io.jenkins.embedded.text;

import hudson.util.VariableResolver;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables in texts: {@code $NAME}, {@code ${NAME}}; {@code $$} stands for a dollar sign. */
public final class Macros {
    private static final Pattern MACRO = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\}|\\$)");

    private Macros() {}

    public static String replace(String text, VariableResolver<String> resolver) {
        if (text == null) {
            return null;
        }
        return MACRO.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), resolver, found.group())));
    }

    private static String value(String name, VariableResolver<String> resolver, String otherwise) {
        if (name.equals("$")) {
            return "$";
        }
        String value = resolver.resolve(name.startsWith("{") ? name.substring(1, name.length() - 1) : name);
        return value == null ? otherwise : value;
    }
}
