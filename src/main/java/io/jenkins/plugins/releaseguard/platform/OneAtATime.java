package io.jenkins.plugins.releaseguard.platform;

import java.util.function.Consumer;

/**
 * Runs a task in the background, never twice at once. Asked during a run, it runs once more afterwards, however often
 * it was asked: so whatever happened before the last asking is seen.
 */
public final class OneAtATime {

    private final Runnable task;
    private final Consumer<Runnable> background;
    private boolean running;
    private boolean again;

    public OneAtATime(Runnable task) {
        this(task, Background::run);
    }

    /** @param background which of the ways of {@link Background} to take */
    public OneAtATime(Runnable task, Consumer<Runnable> background) {
        this.task = task;
        this.background = background;
    }

    /** Returns at once. */
    public void run() {
        synchronized (this) {
            again = true;
            if (running) {
                return;
            }
            running = true;
        }
        background.accept(this::drain);
    }

    private void drain() {
        while (next()) {
            boolean ended = false;
            try {
                task.run();
                ended = true;
            } finally {
                if (!ended) {
                    reset();
                }
            }
        }
    }

    private synchronized boolean next() {
        running = again;
        again = false;
        return running;
    }

    private synchronized void reset() {
        running = false;
    }
}
