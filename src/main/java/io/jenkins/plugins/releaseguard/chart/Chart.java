package io.jenkins.plugins.releaseguard.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chart: some series over common marks, in one unit, from 0 upwards. Unchangeable; each {@code with} gives a new one.
 * A page shows it by {@code <st:include it="${chart}" page="chart.jelly"/>}, anywhere in its main panel.
 *
 * <pre>{@code
 * Days days = Days.last(30, today);
 * Chart.of("wait", "Waiting time", Unit.SECONDS, days.marks())
 *         .withLine("Median", days.values(medians))
 *         .withLine("95th percentile", days.values(p95));
 * }</pre>
 */
public final class Chart {

    private final String id;
    private final String title;
    private final Unit unit;
    private final List<Mark> marks;
    private final List<Series> series;
    private final @Nullable Goal goal;

    /**
     * A line across the chart.
     *
     * @param value where it is, in the chart's unit
     * @param label such as {@code Goal}
     */
    record Goal(double value, String label) {}

    private Chart(String id, String title, Unit unit, List<Mark> marks, List<Series> series, @Nullable Goal goal) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.marks = List.copyOf(marks);
        this.series = List.copyOf(series);
        this.goal = goal;
    }

    /**
     * A chart without series yet.
     *
     * @param id tells it from other charts of the same page: letters, digits and {@code -}
     * @param title what it shows, for all readers
     * @param marks the horizontal axis, at least one
     * @throws IllegalArgumentException naming what is wrong
     */
    public static Chart of(String id, String title, Unit unit, List<Mark> marks) {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("Chart id must be lower-case letters, digits and '-': '" + id + "'");
        }
        if (marks.isEmpty()) {
            throw new IllegalArgumentException("Chart '" + id + "' has no marks");
        }
        return new Chart(id, title, unit, marks, List.of(), null);
    }

    /** @param values one for each mark, null where there is none */
    public Chart withLine(String label, List<? extends @Nullable Number> values) {
        return with(Series.Shape.LINE, label, values);
    }

    /** @param values one for each mark, null where there is none */
    public Chart withBars(String label, List<? extends @Nullable Number> values) {
        return with(Series.Shape.BAR, label, values);
    }

    /** A line to reach or to stay below; the legend names it with its value. */
    public Chart withGoal(String label, double value) {
        return new Chart(id, title, unit, marks, series, new Goal(value, label));
    }

    private Chart with(Series.Shape shape, String label, List<? extends @Nullable Number> values) {
        if (values.size() != marks.size()) {
            throw new IllegalArgumentException(
                    "Series '" + label + "' has " + values.size() + " values for " + marks.size() + " marks");
        }
        List<@Nullable Double> numbers = new ArrayList<>();
        for (Number value : values) {
            numbers.add(value == null ? null : value.doubleValue());
        }
        return new Chart(
                id,
                title,
                unit,
                marks,
                Stream.concat(series.stream(), Stream.of(new Series(label, shape, numbers)))
                        .toList(),
                goal);
    }

    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    /** Whether there is no value at all: then there is nothing to draw. */
    public boolean isBlank() {
        return series.stream().allMatch(Series::isEmpty);
    }

    /** Where everything is on the canvas. */
    public Drawing getDrawing() {
        return new Drawing(unit, marks, series, goal);
    }

    /** The same in words, for who can't see the drawing: which span, and each series with its latest and highest value. */
    public String getDescription() {
        StringBuilder text = new StringBuilder("From " + marks.get(0).full() + " to "
                + marks.get(marks.size() - 1).full() + ".");
        for (Series line : series) {
            text.append(' ')
                    .append(line.label())
                    .append(": ")
                    .append(summary(line))
                    .append('.');
        }
        if (goal != null) {
            text.append(' ')
                    .append(goal.label())
                    .append(": ")
                    .append(unit.text(goal.value()))
                    .append('.');
        }
        return text.toString();
    }

    private String summary(Series line) {
        for (int i = marks.size() - 1; i >= 0; i--) {
            Double latest = line.values().get(i);
            if (latest != null) {
                return unit.text(latest) + " on " + marks.get(i).full() + ", at most " + unit.text(line.greatest());
            }
        }
        return "no values";
    }

    /** The legend: each series, then the goal. */
    public List<Key> getLegend() {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            keys.add(new Key(series.get(i).label(), Drawing.style(i)));
        }
        if (goal != null) {
            keys.add(new Key(goal.label() + " " + unit.text(goal.value()), Drawing.GOAL_STYLE));
        }
        return keys;
    }

    /** The figures as a table: what the columns are called, after the mark. */
    public List<String> getColumns() {
        return series.stream().map(Series::label).toList();
    }

    /** The figures as a table, the latest first; marks without any value are left out. */
    public List<Row> getRows() {
        List<Row> rows = new ArrayList<>();
        for (int i = marks.size() - 1; i >= 0; i--) {
            List<Cell> cells = new ArrayList<>();
            for (Series line : series) {
                Double value = line.values().get(i);
                cells.add(value == null ? new Cell("", -1) : new Cell(unit.text(value), value));
            }
            if (cells.stream().anyMatch(cell -> !cell.text().isEmpty())) {
                rows.add(new Row(marks.get(i).full(), cells));
            }
        }
        return rows;
    }

    /**
     * An entry of the legend.
     *
     * @param style the CSS class that has its colour
     */
    public record Key(String label, String style) {}

    /** A mark with its values. */
    public record Row(String mark, List<Cell> cells) {}

    /**
     * A value of the table.
     *
     * @param text empty if there is none
     * @param sort to sort by
     */
    public record Cell(String text, double sort) {}
}
