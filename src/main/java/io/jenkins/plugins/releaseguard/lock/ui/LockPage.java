package io.jenkins.plugins.releaseguard.lock.ui;

import hudson.model.Api;
import hudson.model.ModelObject;
import hudson.security.Permission;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.lock.act.LockActions;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.store.LockBook;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of one lock, and the acts on it: to close it for maintenance and to open it again. */
@ExportedBean(defaultVisibility = 2)
public final class LockPage implements ModelObject {

    private static final String WAITERS = "waiters-";

    private static final int WAITERS_SHOWN = 20;
    private static final int API_WAITERS = 1_000;
    private static final int API_HISTORY = 1_000;

    private final LockName name;
    private @Nullable LockPast apiPast;

    LockPage(LockName name) {
        this.name = name;
    }

    /** Whether it is declared, or anybody has ever asked for it; true if that can't be told now. */
    boolean isKnown() {
        try {
            return LockSettings.ofController().lockRules().declared(name).isPresent()
                    || LockBook.ofController().isKnown(name);
        } catch (DatabaseUnavailableException e) {
            return true;
        }
    }

    @Override
    public String getDisplayName() {
        return "Lock " + name;
    }

    @Exported
    public String getName() {
        return name.value();
    }

    /** From the controller's root. */
    public String getUrl() {
        return "locks/lock/" + LockAddress.of(name) + "/";
    }

    /** Its state with the part of the waiters that a request's parameters ask for. */
    public LockNow now(@Nullable String page) {
        return LockNow.of(
                name, ListRequest.of(null, null, page).sized(WAITERS_SHOWN).prefixed(WAITERS));
    }

    /** What was with it, as a request's parameters ask for it. */
    public LockPast past(@Nullable String sort, @Nullable String page) {
        return LockPast.of(name, ListRequest.of(null, sort, page));
    }

    /** Its state, for the remote API; null if the database can't be reached. */
    @Exported(inline = true)
    public @Nullable LockRow getLock() {
        return LockNow.of(name, ListRequest.first(API_WAITERS)).getLock();
    }

    /** The latest entries of its history, for the remote API. */
    @Exported(inline = true)
    public List<HistoryRow> getHistory() {
        return apiPast().getHistory().getItems();
    }

    /** How it was used in the latest 30 days, for the remote API. */
    @Exported(inline = true)
    public List<UsageDay> getUsage() {
        return apiPast().getUsage();
    }

    /** Read once for a request, which asks for parts of it. */
    private LockPast apiPast() {
        LockPast known = apiPast;
        if (known == null) {
            known = LockPast.of(name, ListRequest.first(API_HISTORY));
            apiPast = known;
        }
        return known;
    }

    /** Whether the user may act on locks. */
    public boolean isManageable() {
        return GuardPermissions.has(GuardPermissions.MANAGE_LOCKS);
    }

    /** What the page of acts needs. */
    public Permission getManagePermission() {
        return GuardPermissions.MANAGE_LOCKS;
    }

    /**
     * Closes it: nothing is granted until it is opened again.
     *
     * @param reason for those who wait, and for the history
     */
    @RequirePOST
    public HttpResponse doClose(@QueryParameter @Nullable String reason) {
        return Act.of(reason, why -> LockActions.close(name, why)).answer(".", this, "maintenance.jelly");
    }

    /** @param reason for the history */
    @RequirePOST
    public HttpResponse doOpen(@QueryParameter @Nullable String reason) {
        return Act.of(reason, why -> LockActions.open(name, why)).answer(".", this, "maintenance.jelly");
    }

    public Api getApi() {
        return new Api(this);
    }
}
