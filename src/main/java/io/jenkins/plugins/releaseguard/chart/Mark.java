package io.jenkins.plugins.releaseguard.chart;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A place on the horizontal axis.
 *
 * @param brief what stands under the axis, a few characters
 * @param full what the table of figures and the tooltips say
 */
public record Mark(String brief, String full) {

    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);

    /** A mark that is called the same everywhere, such as a version. */
    public static Mark of(String name) {
        return new Mark(name, name);
    }

    /** Such as {@code Nov 3}, in full {@code 2026-11-03}. */
    public static Mark of(LocalDate day) {
        return new Mark(BRIEF.format(day), day.toString());
    }
}
