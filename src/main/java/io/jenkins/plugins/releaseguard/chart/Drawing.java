package io.jenkins.plugins.releaseguard.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a chart are, as SVG wants them: on a canvas of {@value #WIDTH} by {@value #HEIGHT} units with the
 * origin at the upper left, which the page scales to its width. Colours are CSS classes.
 */
public final class Drawing {

    public static final int WIDTH = 760;
    public static final int HEIGHT = 260;

    private static final int LEFT = 84;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;

    /** So many series have a look of their own. */
    private static final int STYLES = 4;
    /** About so many labels fit under the axis, on a wide screen. */
    private static final int LABELS = 8;
    /** Share of a mark's place that its bars take. */
    private static final double BAR_SHARE = 0.7;

    static final String GOAL_STYLE = "rg-chart--goal";

    private final Unit unit;
    private final List<Mark> marks;
    private final List<Series> series;
    private final Chart.@Nullable Goal goal;
    private final Scale scale;

    Drawing(Unit unit, List<Mark> marks, List<Series> series, Chart.@Nullable Goal goal) {
        this.unit = unit;
        this.marks = marks;
        this.series = series;
        this.goal = goal;
        double greatest = series.stream().mapToDouble(Series::greatest).max().orElse(0);
        this.scale = Scale.upTo(goal == null ? greatest : Math.max(greatest, goal.value()), unit);
    }

    /** The CSS class of a series. */
    static String style(int index) {
        return "rg-chart--" + (index % STYLES + 1);
    }

    public String getViewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public String getLeft() {
        return number(LEFT);
    }

    public String getRight() {
        return number(WIDTH - RIGHT);
    }

    /** The ticks of the vertical axis with their lines across. */
    public List<Label> getTicks() {
        return scale.ticks().stream()
                .map(value -> new Label(number(LEFT - 8), number(y(value)), unit.text(value), "end", true))
                .toList();
    }

    /** Labels under the horizontal axis: only so many as fit, the latest mark always among them. */
    public List<Label> getMarks() {
        int every = (marks.size() + LABELS - 1) / LABELS;
        List<Label> labels = new ArrayList<>();
        int last = marks.size() - 1;
        for (int i = last % every; i <= last; i += every) {
            String anchor = i == last && marks.size() > 1 ? "end" : i == 0 && marks.size() > 1 ? "start" : "middle";
            boolean kept = (last - i) / every % 2 == 0;
            labels.add(new Label(number(x(i)), number(HEIGHT - 10), marks.get(i).brief(), anchor, kept));
        }
        return labels;
    }

    /** The lines; a series with gaps is one path of several strokes. */
    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < series.size(); s++) {
            if (series.get(s).shape() == Series.Shape.LINE) {
                lines.add(new Line(path(series.get(s).values()), style(s)));
            }
        }
        return lines;
    }

    private String path(List<@Nullable Double> values) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value != null) {
                path.append(down ? "L" : "M").append(number(x(i))).append(' ').append(number(y(value)));
            }
            down = value != null;
        }
        return path.toString();
    }

    /** The points on the lines, each with what it says. */
    public List<Point> getPoints() {
        List<Point> points = new ArrayList<>();
        for (int s = 0; s < series.size(); s++) {
            Series line = series.get(s);
            for (int i = 0; i < marks.size(); i++) {
                Double value = line.values().get(i);
                if (value != null && line.shape() == Series.Shape.LINE) {
                    points.add(new Point(number(x(i)), number(y(value)), tip(line, i, value), style(s)));
                }
            }
        }
        return points;
    }

    /** The bars; those of one mark stand side by side. */
    public List<Bar> getBars() {
        List<Bar> bars = new ArrayList<>();
        long sets = barSets();
        double width = sets == 0 ? 0 : place() * BAR_SHARE / sets;
        int set = 0;
        for (int s = 0; s < series.size(); s++) {
            Series heap = series.get(s);
            if (heap.shape() == Series.Shape.BAR) {
                for (int i = 0; i < marks.size(); i++) {
                    Double value = heap.values().get(i);
                    if (value != null) {
                        double left = x(i) + width * (set - sets / 2.0);
                        bars.add(new Bar(
                                number(left),
                                number(y(value)),
                                number(Math.max(1, width - 1)),
                                number(y(0) - y(value)),
                                tip(heap, i, value),
                                style(s)));
                    }
                }
                set++;
            }
        }
        return bars;
    }

    /** The height of the goal's line; null without one. */
    public @Nullable String getGoal() {
        return goal == null ? null : number(y(goal.value()));
    }

    private String tip(Series line, int mark, double value) {
        return marks.get(mark).full() + ", " + line.label() + ": " + unit.text(value);
    }

    private long barSets() {
        return series.stream().filter(s -> s.shape() == Series.Shape.BAR).count();
    }

    /** Width of one mark's place. Lines go from edge to edge; bars need room at both. */
    private double place() {
        int width = WIDTH - LEFT - RIGHT;
        return (double) width / (barSets() > 0 ? marks.size() : Math.max(1, marks.size() - 1));
    }

    private double x(int mark) {
        if (marks.size() == 1) {
            return LEFT + (WIDTH - LEFT - RIGHT) / 2.0;
        }
        return LEFT + place() * (barSets() > 0 ? mark + 0.5 : mark);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - scale.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    /** Tenths of a unit are finer than any screen. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /**
     * A text at an axis.
     *
     * @param anchor which end of the text is at x: {@code start}, {@code middle} or {@code end}
     * @param kept whether a narrow screen shows it too
     */
    public record Label(String x, String y, String text, String anchor, boolean kept) {}

    /** @param path as SVG writes it, in commands M and L */
    public record Line(String path, String style) {}

    public record Point(String x, String y, String tip, String style) {}

    public record Bar(String x, String y, String width, String height, String tip, String style) {}
}
