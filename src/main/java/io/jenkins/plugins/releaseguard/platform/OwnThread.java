package io.jenkins.plugins.releaseguard.platform;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/**
 * One daemon thread for one kind of work that must not stand in line behind other work of {@link Background}. Runs as
 * Jenkins itself.
 */
public final class OwnThread implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread;

    /** @param name tells the thread in a dump */
    public OwnThread(String name) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread own = new Thread(task, name);
            own.setDaemon(true);
            own.setContextClassLoader(OwnThread.class.getClassLoader());
            return own;
        });
        thread.setKeepAliveTime(10, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRejectedExecutionHandler((task, executor) -> {});
    }

    /** Runs this after the delay, unless cancelled or closed before. What it throws is logged. */
    public Future<?> after(Duration delay, Runnable work) {
        Jenkins jenkins = Jenkins.get();
        return thread.schedule(() -> Background.runFor(jenkins, work), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Begins nothing any more; what runs is interrupted. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
