package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.OneAtATime;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * How a step that waits looks at its release: in the background, one look at a time, soon after each change and at the
 * latest after a few seconds. While the store can't be reached it goes on looking, and the build's log says so once.
 */
final class Looks {

    private static final Logger LOGGER = Logger.getLogger(Looks.class.getName());

    /** Changes on this controller are seen at once; this finds what changed elsewhere, and that the time is over. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private final StepContext context;
    private final String waiting;
    private final Look look;
    private final Consumer<Throwable> failed;
    private final OneAtATime looking = new OneAtATime(this::run);
    private boolean complained;
    private boolean over;
    private @Nullable Future<?> next;

    /** One look. */
    @FunctionalInterface
    interface Look {

        void look() throws IOException, InterruptedException;
    }

    /**
     * @param waiting what waits, such as {@code The sign-off of release 1.4.0}
     * @param failed told what ends the step
     */
    Looks(StepContext context, String waiting, Look look, Consumer<Throwable> failed) {
        this.context = context;
        this.waiting = waiting;
        this.look = look;
        this.failed = failed;
    }

    synchronized void soon() {
        if (!over) {
            looking.run();
        }
    }

    /** One look is planned at a time, however many changes woke this up meanwhile. */
    synchronized void later() {
        if (next != null) {
            next.cancel(false);
        }
        if (!over) {
            next = Background.runAfter(POLL, this::soon);
        }
    }

    /** Looks no more. */
    synchronized void end() {
        over = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void run() {
        try {
            look.look();
            complained = false;
        } catch (DatabaseUnavailableException e) {
            complain(e);
            later();
        } catch (IllegalArgumentException e) {
            failed.accept(new AbortException(e.getMessage()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            failed.accept(e);
        }
    }

    private void complain(DatabaseUnavailableException e) {
        if (complained) {
            return;
        }
        complained = true;
        try {
            TaskListener listener = context.get(TaskListener.class);
            listener.getLogger().println(waiting + " waits for its store: " + e.getMessage());
        } catch (IOException | InterruptedException x) {
            LOGGER.log(Level.FINE, "no log to complain to", x);
        }
    }
}
