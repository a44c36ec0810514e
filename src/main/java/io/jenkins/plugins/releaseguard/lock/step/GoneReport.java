package io.jenkins.plugins.releaseguard.lock.step;

import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.store.Ended;

/** Says in words how a request ended that nobody gave back. */
final class GoneReport {

    private GoneReport() {}

    /** Whether the block, or the build, may go on without its locks: an administrator took them and said so. */
    static boolean mayGoOn(Ended how) {
        return how.end() == End.FORCED && !how.stops();
    }

    /** Such as {@code Lock lost: 'site' was released by force by alice: stuck since Friday}. */
    static String ofHolder(Claim claim, Ended how) {
        return "Lock lost: " + claim.quotedNames() + " "
                + switch (how.end()) {
                    case FORCED -> "was released by force" + by(how);
                    case LOST -> how.reason().isEmpty() ? "is no longer held by this build" : how.reason();
                    default -> "was given back while the block was running" + by(how);
                };
    }

    /** Such as {@code The request for lock 'site' was superseded by deploy #42}. */
    static String ofWaiter(Claim claim, Ended how) {
        return "The request for " + claim.quotedNames()
                + switch (how.end()) {
                    case SUPERSEDED ->
                        " was " + (how.reason().isEmpty() ? "superseded by a newer build" : how.reason());
                    case FORCED -> " was taken out of the queue" + by(how);
                    default -> " is gone from the queue" + by(how);
                };
    }

    private static String by(Ended how) {
        return (how.user().isEmpty() ? "" : " by " + how.user()) + (how.reason().isEmpty() ? "" : ": " + how.reason());
    }
}
