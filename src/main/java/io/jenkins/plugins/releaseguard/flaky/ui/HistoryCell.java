package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.store.TestHistoryPoint;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a test did in one build. */
@ExportedBean(defaultVisibility = 2)
public final class HistoryCell {
    private final TestHistoryPoint point;

    HistoryCell(TestHistoryPoint point) {
        this.point = point;
    }

    @Exported
    public String getJob() {
        return point.job();
    }

    @Exported
    public int getBuild() {
        return point.build();
    }

    /** Such as {@code FLAKY}. */
    @Exported
    public String getFate() {
        return point.fate().name();
    }

    /** Ends the CSS class. */
    public String getStyle() {
        return point.fate().name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code shop #7: flaky}. */
    public String getText() {
        return point.job() + " #" + point.build() + ": " + point.fate().text();
    }

    /** The build's path from the controller's root; null if it is gone. */
    public @Nullable String getUrl() {
        return Jobs.readableBuildUrl(point.job(), point.build());
    }
}
