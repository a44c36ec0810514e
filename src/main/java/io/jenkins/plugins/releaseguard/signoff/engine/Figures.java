package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures of releases: for each and for each month. */
public final class Figures {

    /** How much of all that is found testers are to find, in percent. */
    public static final double GOAL = 95;

    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final String HEADER = "version,build,state,opened,rounds,hours in gate,found in testing,escaped,"
            + "share caught,emergency,in breach,owner,signers";

    private final List<ReleaseFigure> releases;
    private final List<MonthFigure> months;
    private final Instant now;

    /**
     * @param releases of the last so many months, in any order
     * @param cadence which windows the releases are held against
     */
    public Figures(List<ReleaseFigure> releases, int count, Cadence cadence, Instant now) {
        ZoneId zone = cadence.windows().isEmpty() ? ZoneOffset.UTC : cadence.zone();
        Map<YearMonth, List<ReleaseFigure>> byMonth = releases.stream()
                .collect(Collectors.groupingBy(
                        release -> YearMonth.from(release.opened().atZone(zone))));
        this.releases = List.copyOf(releases);
        this.now = now;
        months = new ArrayList<>();
        YearMonth last = YearMonth.from(now.atZone(zone));
        for (YearMonth month = last.minusMonths(count - 1L); !month.isAfter(last); month = month.plusMonths(1)) {
            int windows = 0;
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                windows += cadence.windowsOn(month.atDay(day));
            }
            months.add(new MonthFigure(month, byMonth.getOrDefault(month, List.of()), windows));
        }
    }

    /** The oldest first, also those without releases. */
    public List<MonthFigure> months() {
        return List.copyOf(months);
    }

    public List<ReleaseFigure> releases() {
        return releases;
    }

    /**
     * The release stats sheet: one line for each release, as RFC 4180 writes it.
     *
     * @param columns names of free columns at its end, such as cost, to be filled in by hand
     */
    public String csv(List<String> columns) {
        StringBuilder csv = new StringBuilder(HEADER);
        columns.forEach(column -> csv.append(',').append(cell(column)));
        csv.append("\r\n");
        for (ReleaseFigure release : releases) {
            csv.append(String.join(
                            ",", cells(release).stream().map(Figures::cell).toList()))
                    .append(",".repeat(columns.size()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private List<String> cells(ReleaseFigure release) {
        int all = release.found() + release.escaped();
        return List.of(
                release.version().value(),
                release.build(),
                release.state().words(),
                release.opened().toString(),
                String.valueOf(release.rounds()),
                hours(release.inGate(now)),
                String.valueOf(release.found()),
                String.valueOf(release.escaped()),
                all == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * release.found() / all),
                String.valueOf(release.emergency()),
                String.valueOf(release.breached()),
                release.owner(),
                release.signers());
    }

    private static String hours(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toSeconds() / 3600.0);
    }

    /** In quotation marks, and never a formula to the program that opens the sheet. */
    private static String cell(String text) {
        String harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
