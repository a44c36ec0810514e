package jenkins.util;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The thread pool for short periodic and delayed tasks, which run as SYSTEM. Nothing in it may block for long. */
public class Timer {
    private static final int THREADS = 10;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static ScheduledThreadPoolExecutor pool;

    private Timer() {}

    public static synchronized ScheduledExecutorService get() {
        if (pool == null) {
            pool = new ScheduledThreadPoolExecutor(THREADS, task -> {
                Thread thread =
                        new Thread(() -> asSystem(task), "jenkins.util.Timer [#" + NUMBER.incrementAndGet() + "]");
                thread.setDaemon(true);
                return thread;
            });
            pool.setRemoveOnCancelPolicy(true);
        }
        return pool;
    }

    private static void asSystem(Runnable task) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            task.run();
        }
    }

    public static synchronized void shutdown() {
        if (pool != null) {
            pool.shutdownNow();
            pool = null;
        }
    }
}
