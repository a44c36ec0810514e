package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.chart.Chart;
import io.jenkins.plugins.releaseguard.chart.Days;
import io.jenkins.plugins.releaseguard.chart.Unit;
import io.jenkins.plugins.releaseguard.flaky.store.TrendDay;
import io.jenkins.plugins.releaseguard.flaky.store.Trends;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** How the quarantine grew or shrank, by weeks: of each its last day that is known. */
final class QuarantineTrend {
    private static final int WEEKS = 26;

    private final Map<LocalDate, TrendDay> weeks = new HashMap<>();

    private QuarantineTrend() {}

    private static Days weeks() {
        return Days.lastWeeks(WEEKS, monday(LocalDate.ofInstant(Time.now(), ZoneOffset.UTC)));
    }

    /** The days of these weeks that are known, the earliest first. */
    static List<TrendDay> days(Set<Long> scopes) {
        return Trends.ofController().since(weeks().first(), scopes);
    }

    static Chart chart(Set<Long> scopes) {
        Days days = weeks();
        QuarantineTrend trend = new QuarantineTrend();
        // in the order of the days, so that the last one of a week stays
        days(scopes).forEach(day -> trend.weeks.put(monday(day.day()), day));
        return Chart.of("quarantine-trend", "Flaky tests by week", Unit.COUNT, days.marks())
                .withBars("Flaky in the week", days.values(trend.figures(TrendDay::flaky)))
                .withLine("In quarantine", days.values(trend.figures(TrendDay::quarantined)))
                .withLine("Overdue", days.values(trend.figures(TrendDay::overdue)))
                .withLine("Mitigated", days.values(trend.figures(TrendDay::mitigated)));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private Map<LocalDate, Integer> figures(ToIntFunction<TrendDay> figure) {
        Map<LocalDate, Integer> figures = new HashMap<>();
        weeks.forEach((week, day) -> figures.put(week, figure.applyAsInt(day)));
        return figures;
    }
}
