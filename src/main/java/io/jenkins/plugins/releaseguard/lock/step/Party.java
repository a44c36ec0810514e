package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Run;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.store.Ended;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jspecify.annotations.Nullable;

/** Whoever on this controller waits for a grant or has one: a step, or a build that holds locks to its end. */
interface Party {

    /** The locks, and the request in the store. */
    Claim claim();

    /**
     * The build.
     *
     * @throws IOException if it can't be found, say because it was deleted
     */
    Run<?, ?> run() throws IOException, InterruptedException;

    /** Whether the build still runs. */
    boolean isAlive();

    /** Whether it has, and uses, the locks. */
    boolean isHolding();

    /** What waits; null when it doesn't. */
    @Nullable
    LockWait waiting();

    /** Whether it holds the locks until at least this node of its build's graph has ended. */
    boolean encloses(FlowNode node);

    /** The store has granted the request. May be called more than once. */
    void granted(Grant grant);

    /** The request is gone from the store, though nobody here gave it back. May be called more than once. */
    void gone(Ended how);
}
