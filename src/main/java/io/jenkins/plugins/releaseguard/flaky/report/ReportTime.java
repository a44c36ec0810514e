package io.jenkins.plugins.releaseguard.flaky.report;

import org.jspecify.annotations.Nullable;

/** Durations as tools write them: {@code 2,503.1}, {@code 0,288}, negative, or not at all. */
final class ReportTime {
    private ReportTime() {}

    /** Seconds, never negative; 0 for what is no number. */
    static double seconds(@Nullable String time) {
        if (time == null) {
            return 0;
        }
        String text = time.strip();
        int separators = 0;
        for (int i = 0; i < text.length(); i++) {
            separators += text.charAt(i) == '.' ? 1 : text.charAt(i) == ',' ? 2 : 0;
        }
        if (separators <= 1) {
            return number(text); // as most tools write it
        }
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
