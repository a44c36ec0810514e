package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import io.jenkins.plugins.releaseguard.signoff.store.VerifiedGates;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jenkins.model.TransientActionFactory;

/** What a build's page shows of the gates that held it and the releases that it verifies: a link to the latest, and a summary of all. */
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

    /** Gives each build that was held at a gate, or verifies a release, its action. */
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
            VerifiedGates verified = target.getAction(VerifiedGates.class);
            List<UUID> gates = Stream.of(
                            held == null ? List.<UUID>of() : held.ids(),
                            verified == null ? List.<UUID>of() : verified.ids())
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            return gates.isEmpty() ? Set.of() : Set.of(new SignOffAction(gates));
        }
    }
}
