package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jenkins.model.TransientActionFactory;

/** What a build's page shows of its gates: a link to the latest, and a summary of all. */
public final class SignOffAction implements Action {

    private final List<UUID> gates;

    private SignOffAction(List<UUID> gates) {
        this.gates = gates;
    }

    @Override
    public String getIconFileName() {
        return "symbol-people";
    }

    @Override
    public String getDisplayName() {
        return "Sign-off";
    }

    @Override
    public String getUrlName() {
        return "/" + HeldGates.pageOf(gates.get(gates.size() - 1));
    }

    /** The gates as they stand, the latest first. */
    public GateList getGateList() {
        return GateList.read(() -> ControllerGates.get().lists().find(gates));
    }

    /** Gives each build that was held at a gate its action. */
    @Extension
    @SuppressWarnings("rawtypes") // the extension point is keyed by class
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        /** Named so that asking the build for its gates doesn't ask this factory again. */
        @Override
        public Class<? extends Action> actionType() {
            return SignOffAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run target) {
            HeldGates held = target.getAction(HeldGates.class);
            return held == null || held.ids().isEmpty() ? Set.of() : Set.of(new SignOffAction(held.ids()));
        }
    }
}
