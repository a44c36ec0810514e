package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.io.Serializable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * One {@code releaseLock} block of one build, saved with the build. Everything that touches the store happens in the
 * background; {@link #stop} never waits for it.
 */
class LockExecution extends StepExecution implements Locks.Party, LockWait.Listener {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(LockExecution.class.getName());

    /** Where the block is in its life; saved with the build. */
    private enum Phase {
        /** Asks for the locks, or is queued for them. */
        WAITING,
        /** Has the locks; the body runs or is about to. */
        HOLDING,
        /** The body has ended; the locks are being given back. */
        GIVING_BACK,
        /** The step has ended. */
        ENDED
    }

    private final LockWish wish;
    private final OnTimeout onTimeout;
    private Phase phase = Phase.WAITING;
    private @Nullable BodyExecution body;
    private volatile boolean bodyStarted;
    private @Nullable Object result;
    private @Nullable Throwable failure;

    private transient @Nullable LockWait wait;
    private transient @Nullable LockLog log;
    private transient @Nullable Throwable stopBeforeBody;

    LockExecution(StepContext context, LockWish wish, OnTimeout onTimeout) {
        super(context);
        this.wish = wish;
        this.onTimeout = onTimeout;
    }

    @Override
    public boolean start() {
        Locks.get().attend(wish.id(), this);
        // Saved first: a restart must know under which id something may have been taken.
        getContext().saveState().addListener(this::wake, Runnable::run);
        return false;
    }

    @Override
    public void onResume() {
        Locks.get().attend(wish.id(), this);
        switch (phase()) {
            case WAITING -> wake();
            case HOLDING -> {
                if (!bodyStarted) {
                    body = null;
                }
                Background.run(this::confirmGrant);
            }
            case GIVING_BACK -> giveBack();
            case ENDED -> {}
        }
    }

    @Override
    public void wake() {
        LockWait waiting;
        synchronized (this) {
            if (phase != Phase.WAITING) {
                return;
            }
            if (wait == null) {
                wait = new LockWait(wish, this, log());
            }
            waiting = wait;
        }
        waiting.wake();
    }

    @Override
    public void granted(Grant grant) {
        if (move(Phase.WAITING, Phase.HOLDING)) {
            log().granted(wish.waited(Time.now()));
            startBody(grant);
        } else if (phase() == Phase.ENDED) {
            // Stopped during the look that was granted.
            Locks.get().giveBack(wish.id(), () -> {});
        }
    }

    @Override
    public void timedOut(String reason) {
        if (onTimeout == OnTimeout.FAIL) {
            failed(new AbortException(reason));
        } else if (move(Phase.WAITING, Phase.ENDED)) {
            log().skipped(reason);
            takeBack();
            getContext().onSuccess(false);
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (move(Phase.WAITING, Phase.ENDED)) {
            endWithoutBody(cause);
        }
    }

    private void startBody(Grant grant) {
        BodyExecution started;
        try {
            EnvironmentExpander environment = EnvironmentExpander.merge(
                    getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(wish.variables(grant)));
            started = getContext()
                    .newBodyInvoker()
                    .withContexts(
                            environment,
                            EnclosingLocks.and(wish.demand().nesting().enclosing(), wish.id()))
                    .withCallback(new Callback(this))
                    .start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (move(Phase.HOLDING, Phase.ENDED)) {
                endWithoutBody(e);
            }
            return;
        }
        Throwable stopped;
        synchronized (this) {
            body = started;
            stopped = stopBeforeBody;
        }
        if (stopped != null) {
            started.cancel(stopped);
        }
    }

    /** After a restart: the body goes on only with the grant it had. */
    private void confirmGrant() {
        if (phase() != Phase.HOLDING) {
            return;
        }
        try {
            Grant grant = LockStore.ofController()
                    .look(wish.id())
                    .map(standing -> standing.request().grant())
                    .orElse(null);
            if (grant == null) {
                lost();
            } else if (!bodyStarted) {
                startBody(grant);
            }
        } catch (DatabaseUnavailableException e) {
            // Nobody else can have taken the locks: the grant is still in the database that can't be reached.
            log().outage(e.getMessage());
            Background.runAfter(wish.poll(), this::confirmGrant);
        }
    }

    private void lost() {
        AbortException cause =
                new AbortException("Lock lost: " + wish.quotedNames() + " was given back while Jenkins was down");
        if (bodyStarted) {
            stop(cause);
        } else if (move(Phase.HOLDING, Phase.ENDED)) {
            endWithoutBody(cause);
        }
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
        Locks.get().giveBack(wish.id(), () -> {
            if (!move(Phase.GIVING_BACK, Phase.ENDED)) {
                return;
            }
            log().givenBack();
            if (failure != null) {
                getContext().onFailure(failure);
            } else {
                getContext().onSuccess(result);
            }
        });
    }

    private void endWithoutBody(Throwable cause) {
        takeBack();
        getContext().onFailure(cause);
    }

    /** Waits no more; the request goes back in the background, however long that takes. */
    private void takeBack() {
        LockWait waiting;
        synchronized (this) {
            waiting = wait;
        }
        if (waiting != null) {
            waiting.end();
        }
        Locks.get().giveBack(wish.id(), () -> {});
    }

    @Override
    public void stop(Throwable cause) {
        BodyExecution running;
        synchronized (this) {
            running = body;
            if (phase == Phase.HOLDING && running == null) {
                stopBeforeBody = cause;
                return;
            }
        }
        if (move(Phase.WAITING, Phase.ENDED) || move(Phase.GIVING_BACK, Phase.ENDED)) {
            endWithoutBody(cause);
        } else if (running != null && phase() == Phase.HOLDING) {
            running.cancel(cause);
        }
    }

    @Override
    public Owner owner() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        if (run == null) {
            throw new AbortException("releaseLock needs a build");
        }
        return new Owner(ControllerHome.controllerId(), run.getParent().getFullName(), run.getNumber());
    }

    @Override
    public boolean isAlive() {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            return run != null && run.isBuilding();
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "The build of a lock request can't be found", e);
            return false;
        }
    }

    /** For the thread dump of the Pipeline. */
    @Override
    public String getStatus() {
        return phase() + " " + wish.quotedNames();
    }

    private synchronized Phase phase() {
        return phase;
    }

    private synchronized boolean move(Phase from, Phase to) {
        boolean moves = phase == from;
        if (moves) {
            phase = to;
        }
        return moves;
    }

    private synchronized LockLog log() {
        if (log == null) {
            log = new LockLog(getContext(), wish);
        }
        return log;
    }

    /** Told about the body; saved with the build, as the execution itself. */
    private static class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final LockExecution execution;

        Callback(LockExecution execution) {
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
