package io.jenkins.plugins.releaseguard.lock.ui.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text, their columns aligned for a terminal. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** With a heading for each column. */
    TextTable(String... headings) {
        add(headings);
    }

    /** As many cells as there are headings. */
    void add(String... cells) {
        rows.add(List.of(cells).stream().map(TextTable::plain).toList());
    }

    /** What builds and people wrote must not steer the terminal. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
    }

    List<String> lines() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
