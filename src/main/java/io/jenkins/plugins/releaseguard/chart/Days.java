package io.jenkins.plugins.releaseguard.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row, as the horizontal axis of a chart; or every seventh, for figures of weeks.
 *
 * @param days from the earliest on
 */
public record Days(List<LocalDate> days) {

    private static final int WEEK = 7;

    public Days {
        days = List.copyOf(days);
    }

    /**
     * The latest days.
     *
     * @param count at least 1
     * @param last the last of them
     */
    public static Days last(int count, LocalDate last) {
        return new Days(LongStream.range(0, count)
                .mapToObj(i -> last.minusDays(count - 1 - i))
                .toList());
    }

    /**
     * The first days of the latest weeks.
     *
     * @param count at least 1
     * @param last first day of the last week
     */
    public static Days lastWeeks(int count, LocalDate last) {
        return new Days(LongStream.range(0, count)
                .mapToObj(i -> last.minusDays(WEEK * (count - 1 - i)))
                .toList());
    }

    public LocalDate first() {
        return days.get(0);
    }

    public List<Mark> marks() {
        return days.stream().map(Mark::of).toList();
    }

    /** The figures in the order of the days; null for a day without one. */
    public List<@Nullable Double> values(Map<LocalDate, ? extends Number> figures) {
        List<@Nullable Double> values = new ArrayList<>();
        for (LocalDate day : days) {
            Number figure = figures.get(day);
            values.add(figure == null ? null : figure.doubleValue());
        }
        return values;
    }

    /** The same with 0 for a day without a figure: for counts, where nothing seen is none. */
    public List<Double> counts(Map<LocalDate, ? extends Number> figures) {
        return days.stream()
                .map(day -> {
                    Number figure = figures.get(day);
                    return figure == null ? 0.0 : figure.doubleValue();
                })
                .toList();
    }
}
