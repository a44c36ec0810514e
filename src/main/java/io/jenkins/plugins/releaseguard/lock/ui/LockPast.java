package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.chart.Chart;
import io.jenkins.plugins.releaseguard.chart.Days;
import io.jenkins.plugins.releaseguard.chart.Unit;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.listing.Listing;
import io.jenkins.plugins.releaseguard.listing.Noun;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.store.LockBook;
import io.jenkins.plugins.releaseguard.lock.store.LockUsage;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was with a lock: one page of its history, and how it was used in the latest {@value #DAYS} days. */
public final class LockPast {

    private static final Noun ENTRIES = new Noun("entry", "entries");

    private static final int DAYS = 30;
    private static final Set<String> COLUMNS = Set.of("at", "waited", "held");

    private final Listing<HistoryRow> history;
    private final List<LockUsage> usage;
    private final @Nullable String outage;

    private LockPast(Listing<HistoryRow> history, List<LockUsage> usage, @Nullable String outage) {
        this.history = history;
        this.usage = usage;
        this.outage = outage;
    }

    static LockPast of(LockName name, ListRequest request) {
        ListRequest ordered = request.sortableBy(COLUMNS, "at", true);
        try {
            LockBook book = LockBook.ofController();
            BuildLinks links = new BuildLinks(book.roots());
            List<HistoryRow> rows = book.history(name, ordered).stream()
                    .map(entry -> new HistoryRow(entry, links))
                    .toList();
            List<LockUsage> usage = book.usage(
                    name, days().first().atStartOfDay(ZoneId.systemDefault()).toInstant());
            return new LockPast(new Listing<>(ordered, rows, book.historySize(name), ENTRIES), usage, null);
        } catch (DatabaseUnavailableException e) {
            return new LockPast(new Listing<>(ordered, List.of(), 0, ENTRIES), List.of(), e.getMessage());
        }
    }

    public Listing<HistoryRow> getHistory() {
        return history;
    }

    /** Day by day; days without any request are left out. */
    public List<UsageDay> getUsage() {
        return usage.stream().map(UsageDay::new).toList();
    }

    /** Why it can't be told; null if it can. */
    public @Nullable String getOutage() {
        return outage;
    }

    public Chart getWaiting() {
        return chart("waiting", "Waiting time", LockUsage::waitedMedian, LockUsage::waitedP95);
    }

    public Chart getHolding() {
        return chart("holding", "Holding time", LockUsage::heldMedian, LockUsage::heldP95);
    }

    private Chart chart(
            String id,
            String title,
            Function<LockUsage, @Nullable Double> median,
            Function<LockUsage, @Nullable Double> p95) {
        Days days = days();
        return Chart.of(id, title, Unit.SECONDS, days.marks())
                .withLine("Median", days.values(figures(median)))
                .withLine("95th percentile", days.values(figures(p95)));
    }

    private Map<LocalDate, Double> figures(Function<LockUsage, @Nullable Double> figure) {
        Map<LocalDate, Double> figures = new HashMap<>();
        for (LockUsage day : usage) {
            Double value = figure.apply(day);
            if (value != null) {
                figures.put(day.day(), value);
            }
        }
        return figures;
    }

    private static Days days() {
        return Days.last(DAYS, Time.now().atZone(ZoneId.systemDefault()).toLocalDate());
    }
}
