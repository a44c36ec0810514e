package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells in the build log how it goes with a lock. What a build waits for is told again after 1, 2, 4, 8, and then
 * every 10 minutes.
 */
final class LockLog {

    private static final Logger LOGGER = Logger.getLogger(LockLog.class.getName());
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A second too early is due, too. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final StepContext context;
    private final String locks;

    private Duration pause = FIRST;
    private Instant next = Instant.EPOCH;
    private boolean toldExecutor;
    private @Nullable String outage;
    private Instant outageTold = Instant.EPOCH;

    LockLog(StepContext context, LockWish wish) {
        this.context = context;
        this.locks = wish.claim().label();
    }

    /** @param why whom it waits for, and its place */
    synchronized void waiting(String why) {
        tell("Waiting for lock: " + why);
        tellExecutor();
        outage = null;
        planNext();
    }

    private void planNext() {
        next = Time.now().plus(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    synchronized boolean isReportDue(Instant now) {
        return !now.plus(SLACK).isBefore(next);
    }

    /** How long until the next line. */
    synchronized Duration nextReport() {
        Duration until = Duration.between(Time.now(), next);
        return until.isNegative() ? Duration.ZERO : until;
    }

    /** As {@link #waiting}, but asked at every look. */
    synchronized void waitingForFile(String why, Instant now) {
        if (isReportDue(now)) {
            tell("Waiting for " + why);
            tellExecutor();
            planNext();
        }
    }

    synchronized void fileMovedAside(Path trace) {
        tell(locks + ": a stale lock file was in the way, and is now " + trace);
    }

    /** Told again only when it changes, or after ten minutes. */
    synchronized void outage(@Nullable String message) {
        Instant now = Time.now();
        if (!Objects.equals(message, outage) || !now.isBefore(outageTold.plus(LONGEST))) {
            outage = message;
            outageTold = now;
            tell(locks + ": " + message + ". Trying again until it can.");
        }
    }

    synchronized void lostItsPlace(String reason) {
        tell(locks + ": lost its place in the queue" + (reason.isEmpty() ? "" : ", because " + reason)
                + ". Queued again.");
    }

    synchronized void granted(Duration waited) {
        tell(locks + " taken, waited " + WaitReport.duration(waited));
    }

    synchronized void heldToTheEnd() {
        tell(locks + " is held to the end of this build");
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

    synchronized void goesOnWithout(String reason) {
        tell(reason + ". The block goes on without it.");
    }

    synchronized void givenBack() {
        tell(locks + " given back");
    }

    /** Once. Waiting costs an executor only within {@code node}. */
    private void tellExecutor() {
        if (toldExecutor) {
            return;
        }
        toldExecutor = true;
        try {
            Computer computer = context.get(Computer.class);
            if (computer != null) {
                tell("While it waits this build keeps an executor of '" + computer.getDisplayName()
                        + "' busy, because releaseLock is within node. Take the lock first, and node within it.");
            }
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "Can't tell where the step runs", e);
        }
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
