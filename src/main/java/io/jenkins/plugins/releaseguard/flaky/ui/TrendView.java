package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.store.TrendDay;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How many tests stood where at the end of a day, for the remote API. */
@ExportedBean(defaultVisibility = 2)
public final class TrendView {
    private final TrendDay day;

    TrendView(TrendDay day) {
        this.day = day;
    }

    /** In ISO 8601, of UTC. */
    @Exported
    public String getDay() {
        return day.day().toString();
    }

    /** Tests that were flaky in the seven days up to it. */
    @Exported
    public int getFlaky() {
        return day.flaky();
    }

    @Exported
    public int getQuarantined() {
        return day.quarantined();
    }

    @Exported
    public int getOverdue() {
        return day.overdue();
    }

    @Exported
    public int getMitigated() {
        return day.mitigated();
    }
}
