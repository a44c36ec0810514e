package io.jenkins.plugins.releaseguard.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a chart, or one set of bars.
 *
 * @param label what the legend calls it
 * @param shape how it is drawn
 * @param values one for each mark, 0 or more; null where there is none
 */
record Series(String label, Shape shape, List<@Nullable Double> values) {

    /** How a series is drawn. */
    enum Shape {
        /** Points joined by a line, which is broken where a value is missing. */
        LINE,
        /** A bar for each value; several series stand side by side. */
        BAR
    }

    /** @throws IllegalArgumentException naming a value that is negative or no number */
    Series {
        for (Double value : values) {
            if (value != null && (value < 0 || !Double.isFinite(value))) {
                throw new IllegalArgumentException(
                        "Series '" + label + "': a value must be 0 or more, but is " + value);
            }
        }
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    double greatest() {
        return values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    boolean isEmpty() {
        return values.stream().allMatch(Objects::isNull);
    }
}
