package io.jenkins.plugins.releaseguard.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 has it, which no spreadsheet takes for formulas: a text that begins with {@code = + - @} or white
 * space gets an apostrophe before it, as OWASP advises against CSV injection. Numbers stay as they are.
 */
public final class Csv {
    private static final String DANGEROUS = "=+-@\t\r\n ";

    private final List<String> lines = new ArrayList<>();
    private final int columns;

    /** @param columns their names */
    public Csv(String... columns) {
        this.columns = columns.length;
        add(Arrays.<@Nullable Object>asList((Object[]) columns));
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column, null for an empty one
     * @throws IllegalArgumentException if there are more or fewer
     */
    public void add(List<? extends @Nullable Object> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
        }
        lines.add(cells.stream().map(Csv::cell).collect(Collectors.joining(",")));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean safe = value instanceof Number || text.isEmpty() || DANGEROUS.indexOf(text.charAt(0)) < 0;
        return "\"" + (safe ? text : "'" + text).replace("\"", "\"\"") + "\"";
    }

    /** All rows, the names of the columns first; each ends with CR LF. */
    @Override
    public String toString() {
        return String.join("\r\n", lines) + "\r\n";
    }
}
