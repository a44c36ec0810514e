package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.store.FlakyQuery;
import io.jenkins.plugins.releaseguard.flaky.store.FlakyQuery.Order;
import io.jenkins.plugins.releaseguard.flaky.store.FlakyStore;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One page of the list of flaky tests, as the user of this request may see it. */
@ExportedBean(defaultVisibility = 2)
public final class QuarantineList {
    private static final int MAX_TEXT = 500;

    private final String text;
    private final Order order;
    private final boolean descending;
    private final int page;
    private final int pageSize;

    private final List<QuarantineRow> tests;
    private final int total;
    private final @Nullable String outage;

    /** @param page from 0 */
    QuarantineList(String text, Order order, boolean descending, int page, int pageSize) {
        this.text = text.length() <= MAX_TEXT
                ? text.strip()
                : text.substring(0, MAX_TEXT).strip();
        this.order = order;
        this.descending = descending;
        this.page = Math.max(0, Math.min(page, Integer.MAX_VALUE / pageSize - 1));
        this.pageSize = pageSize;
        List<QuarantineRow> found = List.of();
        int all = 0;
        String why = null;
        try {
            FlakyStore store = FlakyStore.ofController();
            FlakyQuery query =
                    new FlakyQuery(visible(store.jobs()), this.text, order, descending, pageSize, this.page * pageSize);
            found = store.find(query).stream().map(QuarantineRow::new).toList();
            all = store.count(query);
        } catch (DatabaseUnavailableException e) {
            why = e.getMessage();
        }
        tests = found;
        total = all;
        outage = why;
    }

    /** Jobs that the user may read. What deleted jobs left only an administrator sees. */
    private static Set<String> visible(Set<String> jobs) {
        boolean all = GuardPermissions.isAdministrator();
        return jobs.stream().filter(job -> all || Jobs.readable(job) != null).collect(Collectors.toSet());
    }

    @Exported(inline = true)
    public List<QuarantineRow> getTests() {
        return tests;
    }

    /** How many tests match, on all pages. */
    @Exported
    public int getTotal() {
        return total;
    }

    /** Why the list can't be shown; null if it can. */
    @Exported
    public @Nullable String getOutage() {
        return outage;
    }

    public String getText() {
        return text;
    }

    public String getOrder() {
        return order.name();
    }

    public boolean isDescending() {
        return descending;
    }

    public boolean isFiltered() {
        return !text.isEmpty();
    }

    /** What to say of how many there are. */
    public String getSummary() {
        int first = page * pageSize + 1;
        return total <= pageSize
                ? total + (total == 1 ? " test" : " tests")
                : first + " to " + (first + tests.size() - 1) + " of " + total + " tests";
    }

    /** Query of the page that sorts by this column, the other way round if it does already. */
    public String sortedBy(String column) {
        Order by = Order.valueOf(column);
        boolean down = by == order ? !descending : by != Order.TEST && by != Order.JOB;
        return query(by, down, 0);
    }

    /** Which way the column is sorted: an arrow, or nothing. */
    public String arrow(String column) {
        return !order.name().equals(column) ? "" : descending ? " ↓" : " ↑";
    }

    public @Nullable String getPrevious() {
        return page == 0 ? null : query(order, descending, page - 1);
    }

    public @Nullable String getNext() {
        return (page + 1) * (long) pageSize >= total ? null : query(order, descending, page + 1);
    }

    private String query(Order by, boolean down, int ofPage) {
        return "?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&sort=" + by + "&descending=" + down
                + "&page=" + ofPage;
    }
}
