package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** A step that waits at a release: it looks in the background at how the release stands, and ends once. */
abstract class ReleaseExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    /** Not saved: what a restart finds without an outcome goes on. */
    private transient boolean ended;

    private transient @Nullable Looks looks;

    ReleaseExecution(StepContext context) {
        super(context);
    }

    /** What is going on, such as {@code The sign-off of release 1.4.0}. */
    abstract String what();

    /** Goes on as far as the release lets it. */
    abstract void look() throws IOException, InterruptedException;

    /** Wants to hear no more of the release. */
    abstract void unwatch();

    @Override
    public boolean start() {
        // Saved first: a restart must know under which id something may have been written.
        getContext().saveState().addListener(this::lookSoon, Runnable::run);
        return false;
    }

    final synchronized Looks looks() {
        if (looks == null) {
            looks = new Looks(getContext(), what(), this::look, this::fail);
        }
        return looks;
    }

    final void lookSoon() {
        looks().soon();
    }

    final TaskListener listener() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }

    final void fail(Throwable cause) {
        if (end()) {
            getContext().onFailure(cause);
        }
    }

    /** Whether this call is the one that ends the step: a click and an abort may come at the same time. */
    final boolean end() {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
        }
        looks().end();
        unwatch();
        return true;
    }

    final synchronized boolean hasEnded() {
        return ended;
    }
}
