package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.lock.store.Standing;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Tells in the build log how it goes with a lock; repeats itself only when something changed, or rarely. */
final class LockLog {

    private static final Logger LOGGER = Logger.getLogger(LockLog.class.getName());
    private static final Duration RENEWED = Duration.ofMinutes(10);

    private final StepContext context;
    /** Such as {@code Lock 'site'}, {@code Locks 'db' and 'site'}. */
    private final String locks;

    private @Nullable Object lastTold;
    private Instant lastTime = Instant.EPOCH;

    LockLog(StepContext context, LockWish wish) {
        this.context = context;
        this.locks = (wish.names().size() == 1 ? "Lock " : "Locks ") + wish.quotedNames();
    }

    synchronized void waiting(Standing standing, WaitReport report) {
        List<UUID> holders = standing.queue().blockers(standing.request()).stream()
                .filter(LockRequest::isHeld)
                .map(LockRequest::id)
                .toList();
        if (isNews(holders)) {
            tell("Waiting for lock: " + report.why(standing.request()) + "; " + standing.place());
        }
    }

    synchronized void outage(@Nullable String message) {
        if (isNews("outage")) {
            tell(locks + ": " + message + ". Trying again until it can.");
        }
    }

    synchronized void granted(Duration waited) {
        tell(locks + " taken, waited " + WaitReport.duration(waited));
    }

    /** Also marks the step, so that its stage shows as not built. */
    synchronized void skipped(String reason) {
        tell(reason + ". The block is left out.");
        try {
            FlowNode node = context.get(FlowNode.class);
            if (node != null) {
                node.addOrReplaceAction(new WarningAction(Result.NOT_BUILT).withMessage(reason));
            }
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "No step to mark", e);
        }
    }

    synchronized void givenBack() {
        tell(locks + " given back");
    }

    private boolean isNews(Object what) {
        Instant now = Time.now();
        if (what.equals(lastTold) && now.isBefore(lastTime.plus(RENEWED))) {
            return false;
        }
        lastTold = what;
        lastTime = now;
        return true;
    }

    private void tell(String line) {
        try {
            TaskListener listener = context.get(TaskListener.class);
            if (listener != null) {
                listener.getLogger().println(line);
            }
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "No build log to write to", e);
        }
    }
}
