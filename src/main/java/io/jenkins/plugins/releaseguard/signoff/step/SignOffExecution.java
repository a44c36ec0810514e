package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.OneAtATime;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.Gates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * One build held at one gate. The gate's id is chosen before anything is written, so that every step of the way can be
 * repeated after a crash: opening the gate again changes nothing, and signatures told to the log are counted.
 */
final class SignOffExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(SignOffExecution.class.getName());

    /** Signatures on this controller are seen at once; this finds those of other controllers that share the store. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");

    private final String gateId = UUID.randomUUID().toString();
    private final String version;
    private boolean announced;
    private int told;
    private transient boolean opened;
    private transient boolean complained;
    private transient boolean ended;
    private transient @Nullable OneAtATime looking;
    private transient @Nullable Future<?> nextLook;

    SignOffExecution(StepContext context, Version version) {
        super(context);
        this.version = version.value();
    }

    @Override
    public boolean start() {
        // Saved first: a restart must know which gate may have been opened.
        getContext().saveState().addListener(this::lookSoon, Runnable::run);
        return false;
    }

    @Override
    public void onResume() {
        lookSoon();
    }

    @Override
    public void stop(Throwable cause) {
        if (end()) {
            getContext().onFailure(cause);
            GateClosing.close(id());
        }
    }

    private synchronized void lookSoon() {
        if (ended) {
            return;
        }
        if (looking == null) {
            looking = new OneAtATime(this::look);
        }
        looking.run();
    }

    /** Tells the log what is new at the gate, and goes on when it is decided. */
    private void look() {
        try {
            open();
            Gate gate = gates().find(id())
                    .orElseThrow(() -> new AbortException("The release of " + version
                            + " is gone from the database of Release Guard (gate " + gateId
                            + "), so that nobody knows whether it was signed. Build it again."));
            complained = false;
            tell(gate);
            switch (gate.state()) {
                case WAITING -> lookLater();
                case SIGNED -> {
                    if (end()) {
                        getContext().onSuccess(result(gate));
                    }
                }
                case REJECTED ->
                    fail(new AbortException("Release " + version + " was rejected by "
                            + describe(gate.signatures().get(gate.signatures().size() - 1))));
                case ABORTED -> fail(new AbortException("The sign-off of release " + version + " was aborted."));
            }
        } catch (DatabaseUnavailableException e) {
            complain(e);
            lookLater();
        } catch (IOException | InterruptedException | RuntimeException e) {
            fail(e);
        }
    }

    /** One look is planned at a time, however many signatures woke this up meanwhile. */
    private void lookLater() {
        if (nextLook != null) {
            nextLook.cancel(false);
        }
        nextLook = Background.runAfter(POLL, this::lookSoon);
    }

    /** Opens the gate, or finds it again after a restart. */
    private void open() throws IOException, InterruptedException {
        if (opened) {
            return;
        }
        Run<?, ?> run = getContext().get(Run.class);
        HeldGates.add(run, id());
        if (!announced) {
            gates().open(Gate.open(
                    id(),
                    new Version(version),
                    new Build(run.getParent().getFullName(), run.getNumber()),
                    Requester.of(run),
                    Time.now().truncatedTo(ChronoUnit.MILLIS)));
            print("Release " + version + " waits for " + Gate.MIN_APPROVALS + " different people to sign it: "
                    + HyperlinkNote.encodeTo("/" + HeldGates.pageOf(id()), "sign or reject"));
            announced = true;
            getContext().saveState();
        }
        gates().watch(id(), this::lookSoon);
        opened = true;
    }

    private void tell(Gate gate) throws IOException, InterruptedException {
        if (told == gate.signatures().size()) {
            return;
        }
        for (Signature signature :
                gate.signatures().subList(told, gate.signatures().size())) {
            String verb = signature.decision() == Decision.APPROVE ? "approved by " : "rejected by ";
            print("Release " + version + " " + verb + describe(signature));
        }
        told = gate.signatures().size();
        print(
                gate.missing() > 0
                        ? "Release " + version + " waits for " + gate.missing() + " more to sign"
                        : "Release " + version + " is " + gate.stateName());
        getContext().saveState();
    }

    private void print(String line) throws IOException, InterruptedException {
        getContext().get(TaskListener.class).getLogger().println(line);
    }

    private static String describe(Signature signature) {
        return signature.person().display() + " at "
                + TIME.withZone(ZoneId.systemDefault()).format(signature.at()) + ": " + signature.reason();
    }

    /** What the step returns: plain collections, so that a Jenkinsfile may keep it over a restart. */
    private Map<String, Object> result(Gate gate) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("version", version);
        result.put(
                "signers",
                new ArrayList<>(gate.signatures().stream()
                        .map(signature -> signature.person().id())
                        .toList()));
        return result;
    }

    /** Says once per outage that the store can't be reached; the wait itself goes on. */
    private void complain(DatabaseUnavailableException e) {
        if (complained) {
            return;
        }
        complained = true;
        try {
            print("The sign-off of release " + version + " waits for its store: " + e.getMessage());
        } catch (IOException | InterruptedException x) {
            LOGGER.log(Level.FINE, "no log to complain to", x);
        }
    }

    private void fail(Throwable cause) {
        if (end()) {
            getContext().onFailure(cause);
        }
    }

    /** Whether this call is the one that ends the wait: a click and an abort may come at the same time. */
    private synchronized boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        gates().unwatch(id());
        return true;
    }

    private UUID id() {
        return UUID.fromString(gateId);
    }

    private static Gates gates() {
        return ControllerGates.get();
    }
}
