package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.time.Duration;
import java.util.HashSet;

/** How long the reruns of a build have taken so far, of all its {@code flakyRerun}s together. */
public class RerunTime extends InvisibleAction {
    private long millis;
    private final HashSet<String> counted = new HashSet<>();

    /** What all reruns of the build took. */
    static Duration spent(Run<?, ?> run) {
        synchronized (run) {
            RerunTime time = run.getAction(RerunTime.class);
            return Duration.ofMillis(time == null ? 0 : time.millis);
        }
    }

    /**
     * Adds what one run of a block took; the caller saves the build some time.
     *
     * @param source names the run within the build: it counts once
     */
    static void add(Run<?, ?> run, String source, Duration took) {
        synchronized (run) {
            RerunTime time = run.getAction(RerunTime.class);
            boolean isNew = time == null;
            if (time == null) {
                time = new RerunTime();
            }
            if (time.counted.add(source)) {
                time.millis += Math.max(0, took.toMillis());
            }
            if (isNew) {
                run.addAction(time);
            }
        }
    }
}
