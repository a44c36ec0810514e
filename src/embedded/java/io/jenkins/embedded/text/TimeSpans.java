package io.jenkins.embedded.text;

/** Durations in words: the two largest units that matter. */
public final class TimeSpans {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long MONTH = 30 * DAY;
    private static final long YEAR = 365 * DAY;

    private TimeSpans() {}

    public static String describe(long milliseconds) {
        long years = milliseconds / YEAR;
        long months = milliseconds % YEAR / MONTH;
        long days = milliseconds % YEAR % MONTH / DAY;
        long hours = milliseconds % DAY / HOUR;
        long minutes = milliseconds % HOUR / MINUTE;
        long seconds = milliseconds % MINUTE / SECOND;
        if (years > 0) {
            return pair(years, "yr", months, "mo");
        } else if (months > 0) {
            return pair(months, "mo", days, days == 1 ? "day" : "days");
        } else if (days > 0) {
            return pair(days, days == 1 ? "day" : "days", hours, "hr");
        } else if (hours > 0) {
            return pair(hours, "hr", minutes, "min");
        } else if (minutes > 0) {
            return pair(minutes, "min", seconds, "sec");
        } else if (seconds >= 10) {
            return seconds + " sec";
        } else if (seconds >= 1) {
            return seconds + (milliseconds % SECOND >= 100 ? "." + milliseconds % SECOND / 100 : "") + " sec";
        }
        return milliseconds >= 100 ? milliseconds / 10 / 100.0 + " sec" : milliseconds + " ms";
    }

    /** The smaller unit is left out once the larger one says enough. */
    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        String text = large + " " + largeUnit;
        return large >= 10 ? text : text + " " + small + " " + smallUnit;
    }
}
