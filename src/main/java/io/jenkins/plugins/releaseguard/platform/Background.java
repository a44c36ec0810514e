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
 * or on a timer's. Runs as Jenkins itself, on a few daemon threads, which nobody interrupts. Files that are shared with
 * others have threads of their own: a file server that hangs keeps no other work waiting.
 */
public final class Background {

    private static final Logger LOGGER = Logger.getLogger(Background.class.getName());
    private static final int THREADS = 8;
    /** How many wait for a file server at most. */
    public static final int FILE_THREADS = 4;

    private static final ThreadPoolExecutor POOL = pool("release-guard-", THREADS);
    private static final ThreadPoolExecutor FILES = pool("release-guard-files-", FILE_THREADS);

    private Background() {}

    private static ThreadPoolExecutor pool(String name, int threads) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + count.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(Background.class.getClassLoader());
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Runs this soon. What it throws is logged. */
    public static void run(Runnable work) {
        run(POOL, work);
    }

    /** Runs this soon, if the file server of what came before answers. */
    public static void runOnFiles(Runnable work) {
        run(FILES, work);
    }

    private static void run(ThreadPoolExecutor pool, Runnable work) {
        Jenkins jenkins = Jenkins.get();
        pool.execute(() -> runFor(jenkins, work));
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
