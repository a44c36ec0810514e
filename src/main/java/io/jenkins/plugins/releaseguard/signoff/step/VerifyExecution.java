package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.platform.RepeatedStop;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import io.jenkins.plugins.releaseguard.signoff.engine.Verification;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * One {@code releaseVerify} of one build, saved with the build. Each phase can be repeated after a crash. Everything that
 * touches the store happens in the background.
 */
final class VerifyExecution extends ReleaseExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(VerifyExecution.class.getName());

    /** Where the step is in its life. */
    private enum Phase {
        /** Looks for the release and notes that it is verified. */
        BEGINNING,
        /** The smoke tests run. */
        TESTING,
        /** They have ended; what they found is being written down. */
        RECORDING,
        /** Waits for people. */
        DECIDING
    }

    private final VerifyRequest request;
    private final VerifiedRelease release;
    private final SmokeTests tests = new SmokeTests();
    private Phase phase = Phase.BEGINNING;
    private @Nullable BodyExecution body;
    private volatile boolean bodyStarted;
    private String problem = "";
    private int told;
    private transient @Nullable Throwable stopped;

    VerifyExecution(StepContext context, VerifyRequest request) {
        super(context);
        this.request = request;
        release = new VerifiedRelease(request);
    }

    @Override
    public void onResume() {
        if (!bodyStarted) {
            move(Phase.TESTING, Phase.BEGINNING);
        }
        lookSoon();
    }

    @Override
    public void stop(Throwable cause) {
        BodyExecution running;
        boolean testing;
        synchronized (this) {
            stopped = cause;
            running = body;
            testing = phase == Phase.TESTING;
        }
        if (!testing) {
            leave(cause);
        } else if (running != null) {
            running.cancel(cause);
        }
        // Without a body yet, what starts it sees that it is to stop.
    }

    @Override
    String what() {
        return "The verification of release " + request.version();
    }

    @Override
    void look() throws IOException, InterruptedException {
        switch (phase()) {
            case BEGINNING -> begin();
            case TESTING -> lookWhileTesting();
            case RECORDING -> record();
            case DECIDING -> decide();
        }
    }

    private void begin() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        Gate gate = release.begin(run);
        synchronized (this) {
            told = Math.max(told, release.verification(gate).begun().position());
        }
        new VerifyLog(listener()).announce(gate);
        release.watch(this::lookSoon);
        test();
    }

    private void test() {
        if (!move(Phase.BEGINNING, Phase.TESTING)) {
            // Stopped meanwhile, when there was no verification yet to abandon.
            release.abandonSurely("its build ended");
            return;
        }
        BodyExecution started = getContext()
                .newBodyInvoker()
                .withContext(tests)
                .withCallback(new Callback(this))
                .start();
        Throwable cause;
        synchronized (this) {
            body = started;
            cause = stopped;
        }
        if (cause != null) {
            started.cancel(cause);
        }
        lookSoon();
    }

    /** Stops the smoke tests as soon as somebody rolls the release back. */
    private void lookWhileTesting() {
        release.watch(this::lookSoon);
        Decision decision;
        try {
            decision = release.verification(release.find()).decision();
        } catch (AbortException | RuntimeException e) {
            // The block is not to be left alone; what it found is written down when it has ended.
            LOGGER.log(Level.FINE, "The next look sees whether the release was rolled back", e);
            looks().later();
            return;
        }
        if (decision.isRolledBack()) {
            release.unwatch();
            String how = Narration.tell(decision.voices().get(0));
            RepeatedStop.begin(() -> stopTests(new RolledBack(request.version().value(), how)));
        } else {
            looks().later();
        }
    }

    /** @return whether they may still be running */
    private boolean stopTests(RolledBack why) {
        BodyExecution running;
        synchronized (this) {
            if (hasEnded() || phase != Phase.TESTING) {
                return false;
            }
            running = body;
        }
        if (running != null) {
            running.cancel(new FlowInterruptedException(Result.FAILURE, why));
        }
        return true;
    }

    private void bodyEnded(@Nullable Throwable thrown) {
        synchronized (this) {
            problem = thrown == null ? "" : Ending.reason(thrown);
        }
        if (!move(Phase.TESTING, Phase.RECORDING)) {
            return;
        }
        if (thrown != null && Ending.isInterruption(thrown) && !isRollBack(thrown)) {
            leave(thrown);
        } else {
            getContext().saveState().addListener(this::lookSoon, Runnable::run);
        }
    }

    private static boolean isRollBack(Throwable thrown) {
        return thrown instanceof FlowInterruptedException interruption
                && interruption.getCauses().stream().anyMatch(RolledBack.class::isInstance);
    }

    private void record() throws IOException, InterruptedException {
        release.record(tests.checks(), problem());
        if (move(Phase.RECORDING, Phase.DECIDING)) {
            getContext().saveState();
            decide();
        }
    }

    private void decide() throws IOException, InterruptedException {
        release.watch(this::lookSoon);
        Gate gate = release.find();
        Verification verification = release.verification(gate);
        tell(gate, verification);
        Decision decision = verification.decision();
        Verification latest = gate.aftermath().verification();
        if (decision.isRolledBack()) {
            fail(new AbortException(VerifyLog.rolledBack(gate, decision)));
        } else if (decision.isMade()) {
            release.trust();
            if (end()) {
                getContext().onSuccess(VerifyResult.of(gate, verification));
            }
        } else if (latest != null && latest != verification) {
            fail(new AbortException("Release " + request.version() + " is verified anew, by "
                    + latest.build().display() + ", before people decided upon this verification."));
        } else if (!verification.abandoned().isEmpty()) {
            fail(new AbortException(VerifyLog.undecided(gate, verification)));
        } else {
            keepWaiting(verification);
        }
    }

    private void keepWaiting(Verification verification) {
        LogEntry ended = verification.ended();
        if (ended != null && request.timeout().isOver(ended.at(), Time.now())) {
            release.abandon("nobody decided within the timeout of " + request.timeout());
            lookSoon();
        } else {
            looks().later();
        }
    }

    private void tell(Gate gate, Verification verification) throws IOException, InterruptedException {
        int count = gate.log().entries().size();
        int known;
        synchronized (this) {
            known = told;
            told = count;
        }
        if (known < count) {
            new VerifyLog(listener()).tell(gate, known, verification);
            getContext().saveState();
        }
    }

    /** Ends the step without a decision; what the smoke tests found is kept all the same, as soon as the store is there. */
    private void leave(Throwable cause) {
        if (!end()) {
            return;
        }
        getContext().onFailure(cause);
        if (phase() == Phase.RECORDING) {
            GateClosing.surely(() -> release.record(tests.checks(), problem()));
        }
        release.abandonSurely(Ending.reason(cause));
    }

    @Override
    void unwatch() {
        release.unwatch();
    }

    private synchronized boolean move(Phase from, Phase to) {
        boolean moves = !hasEnded() && phase == from;
        if (moves) {
            phase = to;
        }
        return moves;
    }

    private synchronized Phase phase() {
        return phase;
    }

    private synchronized String problem() {
        return problem;
    }

    @Override
    public String getStatus() {
        return phase() + " release " + request.version();
    }

    /** Not while a background thread changes what is being saved. */
    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }

    /** Told about the block; saved with the build, as the execution itself. */
    private static final class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final VerifyExecution execution;

        Callback(VerifyExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onStart(StepContext context) {
            execution.bodyStarted = true;
        }

        @Override
        public void onSuccess(StepContext context, @Nullable Object result) {
            execution.bodyEnded(null);
        }

        @Override
        public void onFailure(StepContext context, Throwable thrown) {
            execution.bodyEnded(thrown);
        }
    }
}
