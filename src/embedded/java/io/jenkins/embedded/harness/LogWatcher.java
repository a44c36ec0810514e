package io.jenkins.embedded.harness;

import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/** Prints what running builds write to their logs, line by line, each with the build's name. */
public final class LogWatcher {

    private static final long INTERVAL_MILLIS = 200;

    private final PrintStream out;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "build watcher");
    private final Map<Run<?, ?>, Integer> printed = new HashMap<>();

    private LogWatcher(PrintStream out) {
        this.out = out;
    }

    public static LogWatcher start(PrintStream out) {
        LogWatcher watcher = new LogWatcher(out);
        watcher.thread.setDaemon(true);
        watcher.thread.start();
        return watcher;
    }

    public void stop() throws InterruptedException {
        ended.countDown();
        thread.join();
    }

    private void watch() {
        try {
            while (!ended.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
            look();
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null) {
            return;
        }
        for (Job<?, ?> job : jenkins.allItems(Job.class)) {
            for (Run<?, ?> run : job.getBuilds()) {
                print(run);
            }
        }
    }

    private void print(Run<?, ?> run) {
        try {
            String log = run.getLog();
            int from = printed.getOrDefault(run, 0);
            int end = log.lastIndexOf('\n') + 1;
            if (end > from) {
                log.substring(from, end).lines().forEach(line -> out.println("[" + run + "] " + line));
                printed.put(run, end);
            }
        } catch (IOException x) {
            out.println("[" + run + "] " + x);
        }
    }
}
