package io.jenkins.plugins.releaseguard.lock.ui;

import hudson.util.HttpResponses;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;

/** An administrator's act, done; or why it couldn't be. */
final class Act {

    private final String reason;
    private final @Nullable String problem;

    private Act(String reason, @Nullable String problem) {
        this.reason = reason;
        this.problem = problem;
    }

    /** Does it for this reason, as far as one was written. */
    static Act of(@Nullable String reason, Consumer<String> work) {
        String why = reason == null ? "" : reason;
        try {
            work.accept(why);
            return new Act(why, null);
        } catch (LockRefusedException | IllegalArgumentException | DatabaseUnavailableException e) {
            return new Act(why, e.getMessage());
        }
    }

    /**
     * Leads on when it is done; otherwise shows the form again with what is wrong and what was written.
     *
     * @param next where to, relative to the form
     */
    HttpResponse answer(String next, Object page, String form) {
        return problem == null
                ? HttpResponses.redirectTo(next)
                : HttpResponses.forwardToView(page, form)
                        .with("problem", problem)
                        .with("reason", reason);
    }
}
