package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import io.jenkins.plugins.releaseguard.flaky.store.FlakyQuery.Order;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The Quarantine page, {@code quarantine/}: the flaky tests of the jobs that the user may read. Needs
 * {@link GuardPermissions#VIEW_QUARANTINE}.
 */
@Extension
@ExportedBean
public class QuarantinePage implements RootAction, StaplerProxy {
    private static final int PAGE_SIZE = 100;
    private static final int API_SIZE = 1_000;

    @Override
    public @Nullable String getIconFileName() {
        return GuardPermissions.has(GuardPermissions.VIEW_QUARANTINE) ? "symbol-flask" : null;
    }

    @Override
    public String getDisplayName() {
        return "Quarantine";
    }

    @Override
    public String getUrlName() {
        return "quarantine";
    }

    /** Everything below this page needs the permission. */
    @Override
    public Object getTarget() {
        GuardPermissions.check(GuardPermissions.VIEW_QUARANTINE);
        return this;
    }

    /** The list as a request's parameters ask for it; what makes no sense is as if it weren't given. */
    public QuarantineList list(
            @Nullable String text, @Nullable String sort, @Nullable String descending, @Nullable String page) {
        Order order = Arrays.stream(Order.values())
                .filter(o -> o.name().equals(sort))
                .findFirst()
                .orElse(Order.LAST_SEEN);
        boolean down = descending == null ? order == Order.LAST_SEEN : descending.equals("true");
        int number = page != null && page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
        return new QuarantineList(text == null ? "" : text, order, down, number, PAGE_SIZE);
    }

    /** The latest flaky tests, for the remote API. */
    @Exported(inline = true)
    public QuarantineList getLatest() {
        return new QuarantineList("", Order.LAST_SEEN, true, 0, API_SIZE);
    }

    public Api getApi() {
        return new Api(this);
    }
}
