package io.jenkins.plugins.releaseguard.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the values of a chart are, and so how they are written and where a scale has its ticks. */
public enum Unit {
    /** How many; ticks at whole numbers only. */
    COUNT {
        @Override
        public String text(double value) {
            return plain(value, 1);
        }

        @Override
        double step(double atLeast) {
            return Math.max(1, decimalStep(atLeast));
        }
    },
    /** A share, from 0 to 100. */
    PERCENT {
        @Override
        public String text(double value) {
            return plain(value, 1) + " %";
        }

        @Override
        double step(double atLeast) {
            return decimalStep(atLeast);
        }
    },
    /** A span of time, in seconds. */
    SECONDS {
        @Override
        public String text(double value) {
            return value < MINUTE ? plain(value, value < 10 ? 1 : 0) + " s" : span(Math.round(value));
        }

        @Override
        double step(double atLeast) {
            for (double step : TIME_STEPS) {
                if (step >= atLeast) {
                    return step;
                }
            }
            return DAY * decimalStep(atLeast / DAY);
        }
    };

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Up to half a day; days are counted like other numbers. */
    private static final double[] TIME_STEPS = {
        0.1,
        0.2,
        0.5,
        1,
        2,
        5,
        10,
        15,
        30,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR
    };

    /** A value as a person reads it, such as {@code 12}, {@code 95 %}, {@code 4 min 10 s}. */
    public abstract String text(double value);

    /** The smallest pleasant distance between two ticks that isn't less than this. */
    abstract double step(double atLeast);

    /** 1, 2 or 5 times a power of ten. */
    private static double decimalStep(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= atLeast * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String plain(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String span(long seconds) {
        if (seconds < HOUR) {
            return two(seconds / MINUTE, "min", seconds % MINUTE, "s");
        }
        return seconds < DAY
                ? two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min")
                : two(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return big + " " + bigUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
