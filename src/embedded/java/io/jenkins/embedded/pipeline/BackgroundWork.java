package io.jenkins.embedded.pipeline;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Work of a non-blocking step on a thread of its own, which can be interrupted. */
public final class BackgroundWork {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ExecutorService POOL = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "Pipeline background step " + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private final StepContext context;
    private Thread thread;
    private Throwable stopCause;
    private boolean ended;

    private BackgroundWork(StepContext context) {
        this.context = context;
    }

    /** What the step does. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    /** Starts the body; whatever it throws fails the step. */
    public static BackgroundWork start(StepContext context, Body body) {
        BackgroundWork work = new BackgroundWork(context);
        POOL.execute(() -> work.run(body));
        return work;
    }

    /** What a step says of its work, which may be null. */
    public static String status(BackgroundWork work) {
        return work == null || !work.isRunning() ? null : "running in thread: " + work.threadName();
    }

    private void run(Body body) {
        synchronized (this) {
            if (stopCause != null) {
                context.onFailure(stopCause);
                return;
            }
            thread = Thread.currentThread();
        }
        try (ACLContext as = ACL.as2(ACL.SYSTEM2)) {
            body.run();
        } catch (Throwable x) {
            context.onFailure(cause(x));
        } finally {
            synchronized (this) {
                ended = true;
                thread = null;
                Thread.interrupted();
            }
        }
    }

    private synchronized Throwable cause(Throwable thrown) {
        if (stopCause == null) {
            return thrown;
        }
        if (thrown != stopCause) {
            stopCause.addSuppressed(thrown);
        }
        return stopCause;
    }

    /** Interrupts the work, so that the step ends with the given cause; false when the work has ended. */
    public synchronized boolean stop(Throwable cause) {
        if (ended) {
            return false;
        }
        stopCause = cause;
        if (thread != null) {
            thread.interrupt();
        }
        return true;
    }

    public synchronized boolean isRunning() {
        return !ended;
    }

    private synchronized String threadName() {
        return thread == null ? "none yet" : thread.getName();
    }
}
