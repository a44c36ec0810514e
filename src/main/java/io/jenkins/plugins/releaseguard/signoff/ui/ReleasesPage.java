package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.RootAction;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.listing.Listing;
import io.jenkins.plugins.releaseguard.listing.Noun;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.GateLists;
import java.util.List;
import java.util.UUID;
import jenkins.management.Badge;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The Releases page: what waits, for me and for others, and what was decided. Shows gates of jobs the user may read. */
@Extension
@ExportedBean
public final class ReleasesPage implements RootAction, StaplerProxy {

    private static final Noun RELEASES = new Noun("release", "releases");

    @Override
    public @Nullable String getIconFileName() {
        return GuardPermissions.has(GuardPermissions.VIEW_RELEASES) ? "symbol-people" : null;
    }

    @Override
    public String getDisplayName() {
        return "Releases";
    }

    @Override
    public String getUrlName() {
        return "releases";
    }

    /** How many releases wait for the current user; null when none does, or nobody can tell. */
    @Override
    public @Nullable Badge getBadge() {
        long mine = GuardPermissions.has(GuardPermissions.VIEW_RELEASES)
                ? PendingGates.get().countMine()
                : 0;
        return mine == 0
                ? null
                : new Badge(
                        String.valueOf(mine),
                        mine == 1 ? "1 release waits for you" : mine + " releases wait for you",
                        Badge.Severity.WARNING);
    }

    /** Nothing here is for those who may not see releases. */
    @Override
    public Object getTarget() {
        GuardPermissions.check(GuardPermissions.VIEW_RELEASES);
        return this;
    }

    /** What waits, the longest waiting first. */
    public GateList getPendingGates() {
        return GateList.read(ControllerGates.get().lists()::pending);
    }

    /**
     * What was decided, as the address asks for it; null while the database is away.
     *
     * @param search see {@link ListRequest#of}
     */
    public @Nullable Listing<GatePage> history(@Nullable String search, @Nullable String sort, @Nullable String page) {
        ListRequest request = ListRequest.of(search, sort, page).sortableBy(GateLists.SORTABLE, "opened", true);
        try {
            GateLists lists = ControllerGates.get().lists();
            GateLists.Part part = lists.history(request, GateList.readableJobs(lists));
            return new Listing<>(request, GateList.visible(part.gates()), part.total(), RELEASES);
        } catch (DatabaseUnavailableException e) {
            return null;
        }
    }

    /** For the remote API: the releases that wait for signatures. */
    @Exported
    public List<GatePage> getWaiting() {
        return GateList.visible(ControllerGates.get().lists().waiting());
    }

    /** For the remote API: what waits for the current user. */
    @Exported
    public List<GatePage> getMine() {
        return GateList.visible(ControllerGates.get().lists().pending()).stream()
                .filter(GatePage::isMine)
                .toList();
    }

    /** The page of one gate; null (a 404) when there is none or the user may not read its job. */
    public @Nullable GatePage getGate(String id) {
        UUID uuid;
        try {
            uuid = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
        try {
            return ControllerGates.get()
                    .find(uuid)
                    .flatMap(gate -> GateList.visible(List.of(gate)).stream().findFirst())
                    .orElse(null);
        } catch (DatabaseUnavailableException e) {
            throw new Failure(e.getMessage());
        }
    }

    /** The figures of the last twelve months. */
    public FiguresPage getFigures() {
        try {
            return new FiguresPage();
        } catch (DatabaseUnavailableException e) {
            throw new Failure(e.getMessage());
        }
    }

    public Api getApi() {
        return new Api(this);
    }
}
