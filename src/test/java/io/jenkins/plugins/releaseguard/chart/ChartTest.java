package io.jenkins.plugins.releaseguard.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void shouldBreakTheLineWhereADayIsMissing() {
        Chart chart = of("a", "b", "c", "d").withLine("wait", Arrays.asList(0, 10, null, 10));

        assertThat(chart.getDrawing().getLines())
                .singleElement()
                .satisfies(line -> assertThat(line.path()).isEqualTo("M84 226L304 12M744 12"));
    }

    @Test
    void shouldShowADayAloneAsAPoint() {
        Chart chart = of("a", "b", "c").withLine("wait", Arrays.asList(null, 5, null));

        assertThat(chart.getDrawing().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.tip()).isEqualTo("b, wait: 5"));
    }

    @Test
    void shouldKeepAllPartsOnTheCanvas() {
        Chart chart = of("a", "b", "c")
                .withLine("one", List.of(0, 17, 1_000_000))
                .withBars("two", List.of(3, 0, 12345))
                .withGoal("Goal", 2_000_000);

        Drawing drawing = chart.getDrawing();
        assertThat(drawing.getPoints()).allSatisfy(point -> {
            assertThat(Double.parseDouble(point.x())).isBetween(0.0, (double) Drawing.WIDTH);
            assertThat(Double.parseDouble(point.y())).isBetween(0.0, (double) Drawing.HEIGHT);
        });
        assertThat(drawing.getBars()).allSatisfy(bar -> {
            assertThat(Double.parseDouble(bar.x())).isPositive();
            assertThat(Double.parseDouble(bar.x()) + Double.parseDouble(bar.width()))
                    .isLessThan(Drawing.WIDTH);
            assertThat(Double.parseDouble(bar.y()) + Double.parseDouble(bar.height()))
                    .isLessThan(Drawing.HEIGHT);
        });
        assertThat(drawing.getGoal()).isNotNull();
        assertThat(Double.parseDouble(drawing.getGoal())).isPositive();
    }

    @Test
    void shouldPutBarsOfOneMarkSideBySide() {
        List<Drawing.Bar> bars = of("a", "b")
                .withBars("found", List.of(4, 4))
                .withBars("escaped", List.of(1, 1))
                .getDrawing()
                .getBars();

        assertThat(bars)
                .extracting(Drawing.Bar::style)
                .containsExactly("rg-chart--1", "rg-chart--1", "rg-chart--2", "rg-chart--2");
        assertThat(Double.parseDouble(bars.get(0).x())
                        + Double.parseDouble(bars.get(0).width()))
                .isLessThanOrEqualTo(Double.parseDouble(bars.get(2).x()));
    }

    @Test
    void shouldLabelOnlySoManyMarksAsFitAndAlwaysTheLatest() {
        Days days = Days.last(30, TODAY);
        List<Drawing.Label> labels = Chart.of("days", "Days", Unit.COUNT, days.marks())
                .withLine("n", days.counts(Map.of()))
                .getDrawing()
                .getMarks();

        assertThat(labels).hasSizeBetween(4, 8).last().satisfies(label -> {
            assertThat(label.text()).isEqualTo("Nov 22");
            assertThat(label.kept()).isTrue();
        });
    }

    @Test
    void shouldHaveOneMarkInTheMiddle() {
        assertThat(of("1.0").withLine("n", List.of(1)).getDrawing().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(Double.parseDouble(point.x())).isBetween(300.0, 500.0));
    }

    @Test
    void shouldLeadTheGoalThroughItsValue() {
        Chart chart = Chart.of("share", "Share caught", Unit.PERCENT, marks("1.0", "1.1"))
                .withLine("caught", List.of(90, 97.5))
                .withGoal("Goal", 95);

        assertThat(chart.getDrawing().getGoal()).isEqualTo("22.7");
        assertThat(chart.getLegend()).extracting(Chart.Key::label).containsExactly("caught", "Goal 95 %");
    }

    @Test
    void shouldSayInWordsWhatTheDrawingShows() {
        Days days = Days.last(3, TODAY);
        Chart chart = Chart.of("wait", "Waiting", Unit.SECONDS, days.marks())
                .withLine("Median", days.values(Map.of(TODAY.minusDays(1), 75, TODAY.minusDays(2), 3600)))
                .withLine("p95", days.values(Map.of()));

        assertThat(chart.getDescription())
                .isEqualTo(
                        "From 2026-11-20 to 2026-11-22. Median: 1 min 15 s on 2026-11-21, at most 1 h. p95: no values.");
    }

    @Test
    void shouldTellTheFiguresLatestFirstWithoutEmptyDays() {
        Days days = Days.last(3, TODAY);
        Chart chart = Chart.of("wait", "Waiting", Unit.SECONDS, days.marks())
                .withLine("Median", days.values(Map.of(TODAY, 75, TODAY.minusDays(2), 3)))
                .withLine("p95", days.values(Map.of(TODAY, 80)));

        assertThat(chart.getRows()).extracting(Chart.Row::mark).containsExactly("2026-11-22", "2026-11-20");
        assertThat(chart.getRows().get(1).cells()).extracting(Chart.Cell::text).containsExactly("3 s", "");
    }

    @Test
    void shouldBeEmptyWithoutAnyValue() {
        Days days = Days.last(30, TODAY);
        assertThat(Chart.of("a", "A", Unit.COUNT, days.marks())
                        .withLine("x", days.values(Map.of()))
                        .isBlank())
                .isTrue();
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertThatThrownBy(() -> of("a", "b").withLine("wait", List.of(1)))
                .hasMessage("Series 'wait' has 1 values for 2 marks");
        assertThatThrownBy(() -> of("a").withLine("wait", List.of(-1)))
                .hasMessageContaining("'wait'")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> of("a").withLine("wait", List.of(Double.NaN))).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Chart.of("<b>", "x", Unit.COUNT, marks("a"))).hasMessageContaining("'<b>'");
        assertThatThrownBy(() -> of()).hasMessageContaining("no marks");
    }

    @Test
    void shouldCountWeeks() {
        assertThat(Days.lastWeeks(3, TODAY).days()).containsExactly(TODAY.minusDays(14), TODAY.minusDays(7), TODAY);
        assertThat(Days.last(2, TODAY).first()).isEqualTo(TODAY.minusDays(1));
    }

    private static Chart of(String... marks) {
        return Chart.of("test", "Test", Unit.COUNT, marks(marks));
    }

    private static List<Mark> marks(String... names) {
        return IntStream.range(0, names.length).mapToObj(i -> Mark.of(names[i])).toList();
    }
}
