package io.jenkins.plugins.releaseguard.platform;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * Work that may wait for a disk or a network: never done in {@code StepExecution.start}, on a Pipeline's own thread
 * or on a timer's. Runs as Jenkins itself, on a few daemon threads, which nobody interrupts.
 */
public final class Background {

    private static final Logger LOGGER = Logger.getLogger(Background.class.getName());
    private static final int THREADS = 8;

    private static final ThreadPoolExecutor POOL = pool();

    private Background() {}

    private static ThreadPoolExecutor pool() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "release-guard-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(Background.class.getClassLoader());
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Runs this soon. What it throws is logged. */
    public static void run(Runnable work) {
        Jenkins jenkins = Jenkins.get();
        POOL.execute(() -> runFor(jenkins, work));
    }

    /** Runs this after the delay, unless cancelled; the waiting needs no thread. */
    public static Future<?> runAfter(Duration delay, Runnable work) {
        Jenkins jenkins = Jenkins.get();
        return Timer.get()
                .schedule(() -> POOL.execute(() -> runFor(jenkins, work)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Work left over by a Jenkins that was shut down must not touch the next one in the same process. */
    static void runFor(Jenkins jenkins, Runnable work) {
        if (Jenkins.getInstanceOrNull() != jenkins) {
            return;
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            work.run();
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "Background work of Release Guard failed", e);
        }
    }
}
