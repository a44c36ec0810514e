package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.platform.RepeatedStop;
import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** {@code releaseLock} with a block: runs it with the locks, and gives them back at its end. */
final class BlockExecution extends LockExecution {

    private static final long serialVersionUID = 1L;

    private @Nullable BodyExecution body;
    private volatile boolean bodyStarted;
    private @Nullable Object result;
    private @Nullable Throwable failure;
    /** Why the block may not go on, once it has lost its locks. */
    private @Nullable String lost;

    private boolean byForce;

    /** An administrator has taken the locks, but lets the block run on. */
    private volatile boolean goesOnWithout;

    private transient boolean ending;

    BlockExecution(StepContext context, LockWish wish) {
        super(context, wish);
    }

    @Override
    public void onResume() {
        if (!bodyStarted) {
            body = null;
        }
        super.onResume();
        if (phase() == Phase.GIVING_BACK) {
            giveBack();
        }
    }

    @Override
    boolean hasBegun() {
        return bodyStarted;
    }

    @Override
    void begin(Grant grant) {
        BodyExecution started;
        try {
            EnvironmentExpander environment = EnvironmentExpander.merge(
                    getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(wish().variables(grant)));
            started = getContext()
                    .newBodyInvoker()
                    .withContexts(environment, EnclosingLocks.and(wish().enclosing(), claim().id()))
                    .withCallback(new Callback(this))
                    .start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            end(Phase.HOLDING, End.ABORTED, e);
            return;
        }
        synchronized (this) {
            body = started;
        }
        Throwable stopped = stopped();
        if (stopped != null) {
            started.cancel(stopped);
        }
    }

    @Override
    public void gone(Ended how) {
        super.gone(how);
        if (phase() != Phase.HOLDING) {
            return;
        }
        String reason = GoneReport.ofHolder(claim(), how);
        if (GoneReport.mayGoOn(how)) {
            if (!goesOnWithout) {
                goesOnWithout = true;
                log().goesOnWithout(reason);
            }
            return;
        }
        lost(how);
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
        }
        RepeatedStop.begin(this::stopAsLost);
    }

    private synchronized void lost(Ended how) {
        if (lost == null) {
            lost = GoneReport.ofHolder(claim(), how);
            byForce = how.end() == End.FORCED;
        }
    }

    private boolean stopAsLost() {
        FlowInterruptedException cause = lostCause();
        if (phase() != Phase.HOLDING || cause == null) {
            return false;
        }
        stop(cause);
        return true;
    }

    private synchronized @Nullable FlowInterruptedException lostCause() {
        return lost == null
                ? null
                : new FlowInterruptedException(byForce ? Result.ABORTED : Result.FAILURE, new LockInterruption(lost));
    }

    private void bodyEnded(@Nullable Object value, @Nullable Throwable thrown) {
        synchronized (this) {
            result = value instanceof Serializable ? value : null;
            failure = thrown;
        }
        if (move(Phase.HOLDING, Phase.GIVING_BACK)) {
            // Saved first: a restart must not find a body that runs without what it held.
            getContext().saveState().addListener(this::giveBack, Runnable::run);
        }
    }

    private void giveBack() {
        Locks.get().giveBack(claim(), End.RELEASED, before -> {
            before.filter(how -> !GoneReport.mayGoOn(how)).ifPresent(this::lost);
            FlowInterruptedException lostCause = lostCause();
            if (!move(Phase.GIVING_BACK, Phase.ENDED)) {
                return;
            }
            Throwable thrown = failure == null ? lostCause : failure;
            if (lostCause == null && !goesOnWithout) {
                log().givenBack();
            }
            if (thrown != null) {
                getContext().onFailure(thrown);
            } else {
                getContext().onSuccess(result);
            }
        });
    }

    @Override
    public void stop(Throwable cause) {
        super.stop(cause);
        end(Phase.GIVING_BACK, End.RELEASED, cause);
        BodyExecution running;
        synchronized (this) {
            running = body;
        }
        // Without a body yet, what starts it sees that it is to stop.
        if (running != null && phase() == Phase.HOLDING) {
            running.cancel(cause);
        }
    }

    @Override
    public boolean isHolding() {
        return super.isHolding() && !goesOnWithout;
    }

    /** Whether this node is in the block. */
    @Override
    public boolean encloses(FlowNode node) {
        try {
            FlowNode own = isHolding() ? getContext().get(FlowNode.class) : null;
            return own != null
                    && node.getEnclosingBlocks().stream()
                            .map(BlockStartNode::getId)
                            .anyMatch(own.getId()::equals);
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** Told about the body; saved with the build, as the execution itself. */
    private static class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final BlockExecution execution;

        Callback(BlockExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onStart(StepContext context) {
            execution.bodyStarted = true;
        }

        @Override
        public void onSuccess(StepContext context, @Nullable Object result) {
            execution.bodyEnded(result, null);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            execution.bodyEnded(null, failure);
        }
    }
}
