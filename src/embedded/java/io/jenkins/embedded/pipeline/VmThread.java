package io.jenkins.embedded.pipeline;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The virtual thread on which the program of one build runs: tasks one after the other, on a pool that all builds share.
 */
final class VmThread {

    private static final Logger LOGGER = Logger.getLogger(VmThread.class.getName());
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ExecutorService POOL = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "Pipeline VM " + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private Thread running;
    private boolean busy;
    private boolean stopped;

    /** Runs the task after those that wait already; false, and nothing more, once {@link #stop} was called. */
    synchronized boolean execute(Runnable task) {
        if (stopped) {
            return false;
        }
        tasks.add(task);
        if (!busy) {
            busy = true;
            POOL.execute(this::drain);
        }
        return true;
    }

    synchronized boolean isCurrent() {
        return running == Thread.currentThread();
    }

    private void drain() {
        try (ACLContext as = ACL.as2(ACL.SYSTEM2)) {
            for (Runnable task = next(); task != null; task = next()) {
                try {
                    task.run();
                } catch (Throwable x) {
                    LOGGER.log(Level.WARNING, "A task of a pipeline failed", x);
                }
                Thread.interrupted();
            }
        }
    }

    private synchronized Runnable next() {
        Runnable task = tasks.poll();
        running = task == null ? null : Thread.currentThread();
        busy = task != null;
        notifyAll();
        return task;
    }

    /** Lets the running task end and drops all others, now and in future. */
    synchronized void stop() {
        stopped = true;
        tasks.clear();
        boolean interrupted = false;
        while (busy && !isCurrent()) {
            try {
                wait();
            } catch (InterruptedException x) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
