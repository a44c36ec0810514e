package io.jenkins.plugins.releaseguard.flaky.report;

import org.jspecify.annotations.Nullable;

/** Durations as tools write them: {@code 2,503.1}, {@code 0,288}, negative, or not at all. */
final class ReportTime {
    /** Numbers of so many digits, and the powers of ten for them, are exact as doubles. */
    private static final int EXACT = 15;

    private ReportTime() {}

    /** Seconds, never negative; 0 for what is no number. */
    static double seconds(@Nullable String time) {
        if (time == null) {
            return 0;
        }
        return time.length() <= EXACT ? plain(time) : any(time.strip());
    }

    /** Digits with at most one mark between them, as most tools write it. */
    private static double plain(String text) {
        long digits = 0;
        double divisor = 1;
        boolean fraction = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + c - '0';
                divisor *= fraction ? 10 : 1;
            } else if ((c == '.' || c == ',') && !fraction) {
                fraction = true;
            } else {
                return any(text.strip());
            }
        }
        return digits / divisor;
    }

    private static double any(String text) {
        int point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        // the last mark separates the fraction, unless the same mark stands twice: then all group thousands
        if (point >= 0 && text.indexOf(text.charAt(point)) < point) {
            point = text.length();
        }
        String whole =
                point < 0 ? text : text.substring(0, point).replace(",", "").replace(".", "");
        String fraction = point < 0 || point >= text.length() ? "" : "." + text.substring(point + 1);
        return number((whole.isEmpty() ? "0" : whole) + fraction);
    }

    private static double number(String text) {
        try {
            double seconds = Double.parseDouble(text);
            return Double.isFinite(seconds) && seconds > 0 ? seconds : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
