package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * One {@code releaseLock} of one build, saved with the build: asks for the locks and waits for them. Everything that
 * touches the store happens in the background; {@link #stop} never waits for it.
 */
abstract class LockExecution extends StepExecution implements Party, LockWait.Listener {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(LockExecution.class.getName());

    /** Where the step is in its life; saved with the build. */
    enum Phase {
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
    private Phase phase = Phase.WAITING;
    /** The step has ended without its locks. A build that holds them to its end keeps them when its step has ended. */
    private volatile boolean takenBack;

    private transient @Nullable LockWait wait;
    private transient @Nullable Throwable stopped;
    private transient @Nullable LockLog log;

    LockExecution(StepContext context, LockWish wish) {
        super(context);
        this.wish = wish;
    }

    /** The locks are held now, for the first time. Called in the background. */
    abstract void begin(Grant grant);

    /** Whether {@link #begin} was called, before a restart perhaps, and what it began goes on by itself. */
    abstract boolean hasBegun();

    @Override
    public boolean start() {
        Locks.get().attend(this);
        // Saved first: a restart must know under which id something may have been taken.
        getContext().saveState().addListener(this::waitOn, Runnable::run);
        return false;
    }

    @Override
    public void onResume() {
        Locks.get().attend(this);
        switch (phase()) {
            case WAITING -> waitOn();
            case HOLDING -> Background.run(this::confirmGrant);
            case GIVING_BACK, ENDED -> {}
        }
    }

    /** After a restart: goes on only with the grant it had. */
    private void confirmGrant() {
        Throwable stopped = stopped();
        if (stopped != null && !hasBegun()) {
            end(Phase.HOLDING, End.ABORTED, stopped);
        }
        if (phase() != Phase.HOLDING) {
            return;
        }
        try {
            LockStore store = LockStore.ofController();
            Grant grant = store.look(wish.claim().id())
                    .map(standing -> standing.request().grant())
                    .orElse(null);
            if (grant == null) {
                Locks.get().gone(this, Locks.howEnded(store, wish.claim().id()));
            } else if (!hasBegun()) {
                begin(grant);
            }
        } catch (DatabaseUnavailableException e) {
            // The watch ends what has begun if the grant is a lease; else nobody can have taken the locks meanwhile.
            log().outage(e.getMessage());
            Background.runAfter(wish.patience().poll(), this::confirmGrant);
        }
    }

    private void waitOn() {
        LockWait waiting = waiting();
        if (waiting != null) {
            waiting.start();
        }
    }

    /** Null when the step doesn't wait any more. */
    @Override
    public final synchronized @Nullable LockWait waiting() {
        if (phase != Phase.WAITING) {
            return null;
        }
        if (wait == null) {
            wait = new LockWait(wish, this, log());
        }
        return wait;
    }

    @Override
    public final void granted(Grant grant) {
        LockWait waiting = waiting();
        if (waiting != null) {
            waiting.granted(grant);
        } else if (takenBack) {
            // Stopped while it was being granted.
            Locks.get().giveBack(wish.claim(), End.ABORTED, before -> {});
        }
    }

    @Override
    public final void taken(Grant grant) {
        if (move(Phase.WAITING, Phase.HOLDING)) {
            log().granted(wish.waited(Time.now()));
            begin(grant);
        }
    }

    @Override
    public final void timedOut(String reason) {
        if (wish.patience().onTimeout() == OnTimeout.FAIL) {
            end(Phase.WAITING, End.TIMED_OUT, new AbortException(reason));
        } else if (move(Phase.WAITING, Phase.ENDED)) {
            log().skipped(reason);
            takeBack(End.TIMED_OUT);
            getContext().onSuccess(false);
        }
    }

    @Override
    public final void failed(Throwable cause) {
        end(Phase.WAITING, End.ABORTED, cause);
    }

    @Override
    public void gone(Ended how) {
        LockWait waiting = waiting();
        if (waiting != null && how.end() == End.LOST) {
            waiting.lostItsPlace(how.reason());
        } else if (waiting != null && how.end() != End.TIMED_OUT && how.end() != End.ABORTED) {
            // Those two are this step's own doing, which is about to end it.
            Result result = how.end() == End.SUPERSEDED ? Result.NOT_BUILT : Result.ABORTED;
            failed(new FlowInterruptedException(result, new LockInterruption(GoneReport.ofWaiter(wish.claim(), how))));
        }
    }

    /** Ends a step whose body doesn't run. */
    final void end(Phase from, End end, Throwable cause) {
        if (move(from, Phase.ENDED)) {
            takeBack(end);
            getContext().onFailure(cause);
        }
    }

    /** Waits no more; the request goes back in the background, however long that takes. */
    private void takeBack(End end) {
        takenBack = true;
        LockWait waiting;
        synchronized (this) {
            waiting = wait;
        }
        if (waiting != null) {
            waiting.end();
        }
        Locks.get().giveBack(wish.claim(), end, before -> {});
    }

    @Override
    public void stop(Throwable cause) {
        synchronized (this) {
            stopped = cause;
        }
        end(Phase.WAITING, End.ABORTED, cause);
    }

    /** What the step was stopped with, if it was. */
    final synchronized @Nullable Throwable stopped() {
        return stopped;
    }

    final LockWish wish() {
        return wish;
    }

    @Override
    public final Claim claim() {
        return wish.claim();
    }

    @Override
    public final Owner owner() throws IOException, InterruptedException {
        Run<?, ?> run = run();
        return new Owner(ControllerHome.controllerId(), run.getParent().getFullName(), run.getNumber());
    }

    @Override
    public final Run<?, ?> run() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        if (run == null) {
            throw new AbortException("releaseLock needs a build");
        }
        return run;
    }

    @Override
    public final StepContext place() {
        return getContext();
    }

    @Override
    public boolean encloses(FlowNode node) {
        return false;
    }

    @Override
    public final boolean isAlive() {
        try {
            return run().isBuilding();
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "The build of a lock request can't be found", e);
            return false;
        }
    }

    @Override
    public boolean isHolding() {
        return phase() == Phase.HOLDING;
    }

    /** For the thread dump of the Pipeline. */
    @Override
    public String getStatus() {
        return phase() + " " + wish.claim().quotedNames();
    }

    final synchronized Phase phase() {
        return phase;
    }

    final synchronized boolean move(Phase from, Phase to) {
        boolean moves = phase == from;
        if (moves) {
            phase = to;
        }
        return moves;
    }

    final synchronized LockLog log() {
        if (log == null) {
            log = new LockLog(getContext(), wish);
        }
        return log;
    }
}
