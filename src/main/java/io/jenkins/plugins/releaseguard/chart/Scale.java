package io.jenkins.plugins.releaseguard.chart;

import java.util.List;
import java.util.stream.LongStream;

/**
 * An axis from 0 upwards with ticks at pleasant values.
 *
 * @param step distance between two ticks, greater than 0
 * @param count how many steps there are, at least 1
 */
record Scale(double step, long count) {

    private static final int STEPS = 4;
    private static final double FULL_SHARE = 100;

    /**
     * The scale on which all values up to this one fit; a share's scale always goes to 100.
     *
     * @param greatest 0 or more
     */
    static Scale upTo(double greatest, Unit unit) {
        double top = unit == Unit.PERCENT ? Math.max(greatest, FULL_SHARE) : greatest;
        double step = unit.step(top > 0 ? top / STEPS : 1.0 / STEPS);
        return new Scale(step, Math.max(1, (long) Math.ceil(top / step - 1e-9)));
    }

    double top() {
        return step * count;
    }

    /** From 0 to the top. */
    List<Double> ticks() {
        return LongStream.rangeClosed(0, count).mapToObj(i -> i * step).toList();
    }

    /** Where on the axis this value is: 0 at the bottom, 1 at the top. */
    double share(double value) {
        return Math.min(1, Math.max(0, value / top()));
    }
}
