package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.model.ModelObject;
import io.jenkins.plugins.releaseguard.chart.Chart;
import io.jenkins.plugins.releaseguard.chart.Mark;
import io.jenkins.plugins.releaseguard.chart.Unit;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.engine.Cadence;
import io.jenkins.plugins.releaseguard.signoff.engine.Figures;
import io.jenkins.plugins.releaseguard.signoff.engine.MonthFigure;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.GateLists;
import io.jenkins.plugins.releaseguard.signoff.store.SignOffSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of the releases of the last twelve months that the user may see: charts by month, and a sheet. */
public final class FiguresPage implements ModelObject {

    private static final int MONTHS = 12;
    private static final int MOST_COLUMNS = 20;
    private static final int LONGEST_COLUMN = 100;

    private final Figures figures;

    FiguresPage() {
        Instant now = Time.now();
        Cadence cadence = SignOffSettings.ofController().policies("", "").all().stream()
                .map(Policy::cadence)
                .filter(one -> !one.windows().isEmpty())
                .findFirst()
                .orElse(Cadence.ANY_TIME);
        GateLists lists = ControllerGates.get().lists();
        figures = new Figures(
                lists.figures(now.minus(Duration.ofDays(366)), GateList.readableJobs(lists)), MONTHS, cadence, now);
    }

    @Override
    public String getDisplayName() {
        return "Release figures";
    }

    /** How many releases there are figures of. */
    public int getTotal() {
        return figures.releases().size();
    }

    public List<Chart> getCharts() {
        return List.of(
                chart("caught", "Share of defects caught before production", Unit.PERCENT)
                        .withLine("Caught", values(MonthFigure::caught))
                        .withGoal("Goal", Figures.GOAL),
                chart("issues", "Issues found in testing, and escaped", Unit.COUNT)
                        .withBars("Found in testing", numbers(MonthFigure::found))
                        .withBars("Escaped", numbers(MonthFigure::escaped)),
                chart("gate", "Mean time in gate", Unit.SECONDS)
                        .withLine("Time in gate", values(MonthFigure::secondsInGate)),
                chart("rounds", "Mean rounds of a release", Unit.COUNT).withLine("Rounds", values(MonthFigure::rounds)),
                chart("cadence", "Releases a day against the cadence", Unit.COUNT)
                        .withLine("Releases a day", numbers(MonthFigure::releasesPerDay))
                        .withLine("Windows a day", numbers(MonthFigure::windowsPerDay)),
                chart("emergencies", "Emergencies", Unit.COUNT)
                        .withBars("Emergencies", numbers(MonthFigure::emergencies)));
    }

    private Chart chart(String id, String title, Unit unit) {
        return Chart.of(
                id,
                title,
                unit,
                figures.months().stream()
                        .map(month -> Mark.of(month.month().toString()))
                        .toList());
    }

    private List<Number> numbers(Function<MonthFigure, Number> figure) {
        return figures.months().stream().map(figure).toList();
    }

    /** With gaps where a month has no value. */
    private List<@Nullable Number> values(Function<MonthFigure, OptionalDouble> figure) {
        List<@Nullable Number> values = new ArrayList<>();
        for (MonthFigure month : figures.months()) {
            OptionalDouble value = figure.apply(month);
            values.add(value.isPresent() ? value.getAsDouble() : null);
        }
        return values;
    }

    /** @param columns names of free columns with commas between; may be missing */
    public String csv(@Nullable String columns) {
        return figures.csv(Stream.of((columns == null ? "" : columns).split(","))
                .map(String::strip)
                .filter(column -> !column.isEmpty() && column.length() <= LONGEST_COLUMN)
                .limit(MOST_COLUMNS)
                .toList());
    }
}
