package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.RootAction;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The Releases page: what waits for signatures, and what was decided lately. Shows gates of jobs the user may read. */
@Extension
@ExportedBean
public final class ReleasesPage implements RootAction, StaplerProxy {

    /** How many decided releases the page goes back. */
    private static final int HISTORY = 100;

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

    /** Nothing here is for those who may not see releases. */
    @Override
    public Object getTarget() {
        GuardPermissions.check(GuardPermissions.VIEW_RELEASES);
        return this;
    }

    /** What waits for signatures, the longest waiting first. */
    public GateList getWaitingGates() {
        return GateList.read(ControllerGates.get()::waiting);
    }

    /** What was decided lately, newest first. */
    public GateList getDecidedGates() {
        return GateList.read(() -> ControllerGates.get().decided(HISTORY));
    }

    /** For the remote API: the releases that wait for signatures. */
    @Exported
    public List<GatePage> getWaiting() {
        return GateList.visible(ControllerGates.get().waiting());
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
                    .map(GatePage::new)
                    .filter(GatePage::isVisible)
                    .orElse(null);
        } catch (DatabaseUnavailableException e) {
            throw new Failure(e.getMessage());
        }
    }

    public Api getApi() {
        return new Api(this);
    }
}
