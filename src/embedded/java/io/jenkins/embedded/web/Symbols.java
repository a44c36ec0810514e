package io.jenkins.embedded.web;

import hudson.Util;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The controller's own set of symbols, by the names that Jenkins and its icon plugins use. */
public final class Symbols {
    private static final Properties SHAPES = load();
    private static final String UNKNOWN = "ellipse";

    private static Properties load() {
        Properties shapes = new Properties();
        try (var in = new InputStreamReader(
                Symbols.class.getResourceAsStream("symbols.properties"), StandardCharsets.UTF_8)) {
            shapes.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shapes;
    }

    /**
     * The symbol as markup.
     *
     * @param source {@code symbol-NAME}, which {@code plugin-PLUGIN} may follow; other icons show as a dot
     */
    public String svg(String source, String classes, String tooltip) {
        String name =
                source == null ? UNKNOWN : source.replaceFirst("^symbol-", "").replaceFirst(" .*", "");
        String shape = SHAPES.getProperty(name);
        String title = tooltip == null ? "" : "<title>" + Util.xmlEscape(tooltip) + "</title>";
        return "<svg class=\"svg-icon " + attribute(classes == null ? "" : classes)
                + " symbol-" + attribute(name)
                + "\" aria-hidden=\"" + (tooltip == null)
                + "\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\""
                + " stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
                + title + (shape == null ? SHAPES.getProperty(UNKNOWN) : shape) + "</svg>";
    }

    private static String attribute(String value) {
        return Util.xmlEscape(value).replace("\"", "&quot;");
    }
}
