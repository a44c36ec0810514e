package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.chart.Chart;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.store.EntryQuery;
import io.jenkins.plugins.releaseguard.flaky.store.EntryQuery.Order;
import io.jenkins.plugins.releaseguard.flaky.store.FoundEntries;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.flaky.store.StateCounts;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.listing.Listing;
import io.jenkins.plugins.releaseguard.listing.Noun;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page of the list of flaky tests, with how many there are in each state. */
public final class QuarantineTable {

    private static final Noun TESTS = new Noun("test", "tests");
    private static final Set<String> COLUMNS =
            Arrays.stream(Order.values()).map(Order::name).collect(Collectors.toSet());
    private static final StateCounts NOTHING = new StateCounts(Map.of(), 0, 0);

    private final ListRequest request;
    private final Listing<QuarantineRow> listing;
    private final StateCounts counts;
    private final @Nullable Chart trend;
    private final @Nullable String outage;

    /** A tab: what it shows, how many, its address. */
    public record Tab(String label, int count, String query, boolean current) {}

    private QuarantineTable(
            ListRequest request,
            Listing<QuarantineRow> listing,
            StateCounts counts,
            @Nullable Chart trend,
            @Nullable String outage) {
        this.request = request;
        this.listing = listing;
        this.counts = counts;
        this.trend = trend;
        this.outage = outage;
    }

    /** @param visible which scopes to show */
    static QuarantineTable of(ListRequest asked, VisibleScopes visible, QuarantineRow.Context context) {
        ListRequest request = asked.sortableBy(COLUMNS, Order.LAST_FAILURE.name(), true);
        try {
            Quarantines quarantines = Quarantines.ofController();
            Set<Long> scopes = visible.of(quarantines);
            EntryQuery.Filter filter = new QuarantineSearch(request.search()).filter(scopes);
            EntryQuery query =
                    new EntryQuery(filter, Order.valueOf(request.sort()), request.descending(), request.size(), (int)
                            Math.min(Integer.MAX_VALUE, request.offset()));
            FoundEntries found = quarantines.page(query);
            List<QuarantineRow> rows = found.entries().stream()
                    .map(stored -> new QuarantineRow(stored, context))
                    .toList();
            return new QuarantineTable(
                    request,
                    new Listing<>(request, rows, found.all(), TESTS),
                    found.counts(),
                    QuarantineTrend.chart(scopes),
                    null);
        } catch (DatabaseUnavailableException e) {
            return new QuarantineTable(
                    request, new Listing<>(request, List.of(), 0, TESTS), NOTHING, null, e.getMessage());
        }
    }

    public Listing<QuarantineRow> getListing() {
        return listing;
    }

    /** The trend of the last half year; null if the list can't be shown. */
    public @Nullable Chart getTrend() {
        return trend;
    }

    /** Why the list can't be shown; null if it can. */
    public @Nullable String getOutage() {
        return outage;
    }

    /** Whether no test was ever found flaky. */
    public boolean isNothing() {
        return counts.byState().isEmpty() && !listing.isSearched();
    }

    /** Query of the CSV export of what is listed, all pages. */
    public String getExportQuery() {
        return "?search=" + URLEncoder.encode(request.search(), StandardCharsets.UTF_8);
    }

    public List<Tab> getTabs() {
        int active = QuarantineSearch.ACTIVE.stream().mapToInt(counts::of).sum();
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("Active", active, "?", request.search().isEmpty()));
        for (State state : State.values()) {
            tabs.add(tab(
                    state.text().substring(0, 1).toUpperCase(Locale.ROOT)
                            + state.text().substring(1),
                    state == State.PROPOSED ? counts.proposed() : counts.of(state),
                    "is:" + state.name().toLowerCase(Locale.ROOT)));
            if (state == State.QUARANTINED) {
                tabs.add(tab("Overdue", counts.overdue(), "is:overdue"));
            }
        }
        return tabs;
    }

    private Tab tab(String label, int count, String search) {
        return new Tab(
                label,
                count,
                "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8),
                request.search().equals(search));
    }
}
