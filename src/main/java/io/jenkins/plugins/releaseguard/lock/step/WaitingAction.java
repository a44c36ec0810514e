package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.lock.store.Standing;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jenkins.model.TransientActionFactory;

/** What a build's page says while the build waits for locks. */
public final class WaitingAction extends InvisibleAction {

    private final List<Party> waiting;

    private WaitingAction(List<Party> waiting) {
        this.waiting = waiting;
    }

    /** One sentence for each step that waits, as the store knows it now. */
    public List<String> getSentences() {
        return waiting.stream().map(WaitingAction::sentence).toList();
    }

    private static String sentence(Party party) {
        String waits = "Waits for " + party.claim().quotedNames();
        LockWait wait = party.waiting();
        String file = wait == null ? "" : wait.fileInTheWay();
        if (!file.isEmpty()) {
            return waits + ": " + file;
        }
        try {
            return LockStore.ofController()
                    .look(party.claim().id())
                    .filter(standing -> !standing.isHeld())
                    .map(WaitingAction::sentence)
                    .orElse(waits);
        } catch (DatabaseUnavailableException e) {
            return waits + ". " + e.getMessage();
        }
    }

    private static String sentence(Standing standing) {
        LockRequest request = standing.request();
        Instant now = Time.now();
        return "Has waited for " + WaitReport.duration(Duration.between(request.requestedAt(), now)) + ": "
                + standing.report(now, ZoneId.systemDefault()).why(request) + "; " + standing.place();
    }

    /** Gives each build that waits its action. */
    @Extension
    @SuppressWarnings("rawtypes") // the extension point is keyed by class
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return WaitingAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run target) {
            if (!target.isBuilding()) {
                return Set.of();
            }
            List<Party> waiting = Locks.get().waiting(target);
            return waiting.isEmpty() ? Set.of() : Set.of(new WaitingAction(waiting));
        }
    }
}
