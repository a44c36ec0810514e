package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.platform.RepeatedStop;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jspecify.annotations.Nullable;

/** A build that holds locks to its end: stops it when they are lost, and gives them back when it is completed. */
final class BuildHold implements Party {

    private static final Logger LOGGER = Logger.getLogger(BuildHold.class.getName());

    private final Run<?, ?> run;
    private final Claim claim;
    private boolean gone;

    /** An administrator has taken the locks, but lets the build run on. */
    private volatile boolean goesOnWithout;

    BuildHold(Run<?, ?> run, Claim claim) {
        this.run = run;
        this.claim = claim;
    }

    @Override
    public Claim claim() {
        return claim;
    }

    @Override
    public Run<?, ?> run() {
        return run;
    }

    @Override
    public boolean isAlive() {
        return run.isBuilding();
    }

    @Override
    public boolean isHolding() {
        return run.isBuilding() && !goesOnWithout;
    }

    @Override
    public @Nullable LockWait waiting() {
        return null;
    }

    @Override
    public boolean encloses(FlowNode node) {
        return isHolding();
    }

    @Override
    public void granted(Grant grant) {
        // As it was when the build took them.
    }

    @Override
    public void gone(Ended how) {
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
        }
        String reason = GoneReport.ofHolder(claim, how);
        if (!GoneReport.mayGoOn(how)) {
            Result result = how.end() == End.FORCED ? Result.ABORTED : Result.FAILURE;
            RepeatedStop.begin(() -> stop(result, new LockInterruption(reason)));
        } else {
            goesOnWithout = true;
            tell(reason + ". The build goes on without it.");
        }
    }

    private boolean stop(Result result, LockInterruption cause) {
        FlowExecutionOwner owner = owner();
        FlowExecution execution = owner == null ? null : owner.getOrNull();
        if (execution == null || !run.isBuilding()) {
            return false;
        }
        try {
            execution.interrupt(result, cause);
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, e, () -> run + " has lost its locks and can't be stopped");
        }
        return true;
    }

    private @Nullable FlowExecutionOwner owner() {
        return run instanceof FlowExecutionOwner.Executable executable ? executable.asFlowExecutionOwner() : null;
    }

    private void tell(String line) {
        FlowExecutionOwner owner = owner();
        if (owner == null) {
            return;
        }
        try {
            owner.getListener().getLogger().println(line);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "No build log to write to", e);
        }
    }

    /** After a restart the builds that go on hold what they held. */
    @Extension
    public static final class Resuming extends FlowExecutionListener {

        @Override
        public void onResumed(FlowExecution execution) {
            try {
                if (execution.getOwner().getExecutable() instanceof Run<?, ?> run) {
                    HeldLocks held = run.getAction(HeldLocks.class);
                    if (held != null && run.isBuilding()) {
                        held.claims().forEach(claim -> Locks.get().attend(new BuildHold(run, claim)));
                    }
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "The build of a Pipeline can't be found", e);
            }
        }
    }

    /** The end of a build, however it ends. */
    @Extension
    public static final class GivingBack extends RunListener<Run<?, ?>> {

        @Override
        public void onCompleted(Run<?, ?> run, TaskListener listener) {
            HeldLocks held = run.getAction(HeldLocks.class);
            if (held != null) {
                for (Claim claim : held.claims()) {
                    listener.getLogger().println(claim.label() + " held to the end of the build");
                    Locks.get().giveBack(claim, End.RELEASED, before -> {});
                }
            }
        }
    }
}
