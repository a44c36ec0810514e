package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of the week in which releases may be signed, written {@code Mon-Fri 10:00-12:00} or {@code Sat,Sun
 * 09:00-24:00}.
 *
 * @param days on which it begins
 * @param from its first moment, by the wall clock
 * @param minutes how long it is
 */
public record Window(Set<DayOfWeek> days, LocalTime from, int minutes) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z]{3}(?:[-,][A-Za-z]{3})*)\\s+(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");
    private static final int DAY = 24 * 60;

    public Window {
        days = Set.copyOf(days);
    }

    /** @throws IllegalArgumentException with a message for people if this is no window */
    public static Window parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' is no window; write days and times, such as 'Mon-Fri 10:00-12:00'.");
        }
        int from = minute(matcher.group(2), matcher.group(3), text);
        int to = minute(matcher.group(4), matcher.group(5), text);
        if (from >= to) {
            throw new IllegalArgumentException("'" + text.strip()
                    + "' ends before it begins; write a window over midnight as two, the first until 24:00.");
        }
        return new Window(days(matcher.group(1)), LocalTime.MIN.plusMinutes(from), to - from);
    }

    private static int minute(String hours, String minutes, String text) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        if (minute > 59 || hour * 60 + minute > DAY) {
            throw new IllegalArgumentException("'" + text.strip() + "' has a time that no clock shows.");
        }
        return hour * 60 + minute;
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",")) {
            String[] ends = part.split("-");
            DayOfWeek day = day(ends[0]);
            DayOfWeek last = day(ends[ends.length - 1]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(text.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no day of the week; write Mon, Tue, Wed, Thu, Fri, Sat or" + " Sun.");
    }

    /** The moments at which it begins and ends on this date; empty on other days. */
    List<Span> on(LocalDate date, ZoneId zone) {
        List<Span> spans = new ArrayList<>();
        if (days.contains(date.getDayOfWeek())) {
            ZonedDateTime start = date.atTime(from).atZone(zone);
            ZonedDateTime end = date.atStartOfDay()
                    .plusMinutes(from.toSecondOfDay() / 60L + minutes)
                    .atZone(zone);
            spans.add(new Span(start.toInstant(), end.toInstant()));
        }
        return spans;
    }

    @Override
    public String toString() {
        List<String> names = days.stream()
                .sorted()
                .map(day -> day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT))
                .toList();
        int end = from.toSecondOfDay() / 60 + minutes;
        return String.join(",", names) + " " + from + "-" + String.format(Locale.ROOT, "%02d:%02d", end / 60, end % 60);
    }
}
