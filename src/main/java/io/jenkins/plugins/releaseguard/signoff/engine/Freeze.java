package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days on which nothing is released, whatever the windows say; written {@code 2026-12-20..2027-01-06 holidays}.
 *
 * @param from first day
 * @param to last day
 * @param why for people; may be empty
 */
public record Freeze(LocalDate from, LocalDate to, String why) {

    private static final Pattern FORM = Pattern.compile("(\\S+?)\\s*\\.\\.\\s*(\\S+)\\s*(.*)");

    /** @throws IllegalArgumentException with a message for people if this is no freeze */
    public static Freeze parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        try {
            if (matcher.matches()) {
                Freeze freeze = new Freeze(
                        LocalDate.parse(matcher.group(1)), LocalDate.parse(matcher.group(2)), matcher.group(3));
                if (!freeze.to.isBefore(freeze.from)) {
                    return freeze;
                }
            }
        } catch (DateTimeParseException e) {
            // Told below, as every other text that is no freeze.
        }
        throw new IllegalArgumentException("'" + text.strip()
                + "' is no freeze; write its first and last day, such as '2026-12-20..2027-01-06 holidays'.");
    }

    Span span(ZoneId zone) {
        return new Span(
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Override
    public String toString() {
        return from + ".." + to + (why.isEmpty() ? "" : " " + why);
    }
}
