package io.jenkins.embedded.durable;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A running {@code sh}. The script runs detached; a look at its {@link ControlDirectory} now and then moves its output
 * into the build's log and finds out how it ended. After a restart the looks go on.
 */
public final class ScriptExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private static final long SHORTEST_PAUSE = 20;
    private static final long LONGEST_PAUSE = 1000;
    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(30);

    /** What the step's value is. */
    public enum Value {
        /** Null; an exit code other than 0 is a failure. */
        NOTHING,
        /** What the script prints; an exit code other than 0 is a failure. */
        OUTPUT,
        /** The exit code. */
        STATUS
    }

    private final String script;
    private final String label;
    private final Value value;
    private final String encoding;
    private ControlDirectory control;
    private volatile Throwable stopCause;
    private transient long launched;
    private transient long pause;
    private transient boolean over;
    private transient boolean missing;
    private transient TaskListener listener;

    public ScriptExecution(StepContext context, String script, String label, Value value, String encoding) {
        super(context);
        this.script = script;
        this.label = label;
        this.value = value;
        this.encoding = encoding;
    }

    @Override
    public boolean start() throws Exception {
        if (label != null) {
            getContext().get(FlowNode.class).addAction(new LabelAction(label));
        }
        control = ControlDirectory.beside(getContext().get(FilePath.class));
        // not before the program that waits for the script is on disk: else a new controller might run it again
        getContext().saveState().addListener(() -> guarded(this::launch), Timer.get());
        return false;
    }

    @Override
    public void onResume() {
        // the controller may have ended before it got to starting the script
        Runnable goOn = control.isStarted() ? () -> guarded(this::look) : () -> guarded(this::launch);
        Timer.get().schedule(goOn, LONGEST_PAUSE, TimeUnit.MILLISECONDS);
    }

    private synchronized void launch() throws IOException, InterruptedException {
        if (over) {
            return;
        }
        StepContext context = getContext();
        if (stopCause != null) {
            end(() -> context.onFailure(stopCause));
            return;
        }
        launched = System.nanoTime();
        control.launch(
                context.get(Launcher.class),
                context.get(EnvVars.class),
                context.get(FilePath.class),
                script,
                value == Value.OUTPUT);
        lookLater(SHORTEST_PAUSE);
    }

    private void lookLater(long millis) {
        pause = millis;
        Timer.get().schedule(() -> guarded(this::look), millis, TimeUnit.MILLISECONDS);
    }

    /** Work in the background that must not fail in silence. */
    private interface Work {
        void run() throws Exception;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (Exception | LinkageError | AssertionError x) {
            end(() -> getContext().onFailure(x));
        }
    }

    private synchronized void end(Runnable report) {
        if (!over) {
            over = true;
            report.run();
        }
    }

    private synchronized void look() throws IOException, InterruptedException {
        if (over) {
            return;
        }
        // before the log, so that the log is complete when there is a result
        OptionalInt exitCode = control.exitCode();
        int copied = copyLog();
        if (exitCode.isPresent() && copied == 0) {
            end(() -> guarded(() -> report(exitCode.getAsInt())));
        } else if (exitCode.isEmpty() && isProcessMissing()) {
            if (missing) {
                throw new AbortException("The process of the script has ended without a result");
            }
            // it may have written the result just after it was looked for
            missing = true;
            lookLater(LONGEST_PAUSE);
        } else {
            if (stopCause != null && pause == LONGEST_PAUSE) {
                control.kill(getContext().get(Launcher.class));
            }
            lookLater(copied > 0 ? SHORTEST_PAUSE : Math.min(pause + pause / 2, LONGEST_PAUSE));
        }
    }

    private boolean isProcessMissing() throws IOException {
        return control.isStarted() ? !control.isAlive() : System.nanoTime() - launched > LONGEST_START;
    }

    private int copyLog() throws IOException, InterruptedException {
        byte[] bytes = control.newLog();
        if (bytes.length > 0) {
            if (listener == null) {
                listener = getContext().get(TaskListener.class);
            }
            OutputStream log = listener.getLogger();
            log.write(encoding == null ? bytes : new String(bytes, encoding).getBytes(StandardCharsets.UTF_8));
            log.flush();
            control.copied(bytes.length);
        }
        return bytes.length;
    }

    private void report(int exitCode) throws IOException, InterruptedException {
        StepContext context = getContext();
        if (stopCause != null) {
            context.get(TaskListener.class).getLogger().println("script returned exit code " + exitCode);
            context.onFailure(stopCause);
        } else if (value == Value.STATUS) {
            context.onSuccess(exitCode);
        } else if (exitCode != 0) {
            context.onFailure(new AbortException("script returned exit code " + exitCode));
        } else {
            context.onSuccess(value == Value.OUTPUT ? control.output(encoding) : null);
        }
        control.delete();
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        getContext().get(TaskListener.class).getLogger().println("Sending interrupt signal to process");
        stopCause = cause;
        // ending processes takes time, and this may be the thread that runs the Pipeline
        Timer.get().submit(() -> guarded(() -> control.kill(getContext().get(Launcher.class))));
    }

    @Override
    public String getStatus() {
        return stopCause == null ? "running a script" : "waiting for a script to end";
    }
}
