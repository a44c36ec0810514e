package io.jenkins.plugins.releaseguard.flaky.ui;

import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What the remote API tells of a quarantine. The page itself exports nothing: it is an action of each job and folder,
 * and would be told with each of them, as often as anybody asks what builds there are.
 */
@ExportedBean
public final class QuarantineExport {

    private final QuarantinePages page;

    QuarantineExport(QuarantinePages page) {
        this.page = page;
    }

    /** All entries, closed ones too. */
    @Exported(inline = true)
    public List<QuarantineRow> getEntries() {
        return page.rows("is:all");
    }

    /** What to run by hand because it is in quarantine. */
    @Exported(inline = true)
    public ManualPlan getPlan() {
        return page.getPlan();
    }

    /** The figures of the trend: one for each day that is known. */
    @Exported(inline = true)
    public List<TrendView> getTrendDays() {
        return page.trendDays().stream().map(TrendView::new).toList();
    }
}
