package io.jenkins.plugins.releaseguard.lock.act;

import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRefusedException;
import io.jenkins.plugins.releaseguard.lock.step.Locks;
import io.jenkins.plugins.releaseguard.lock.store.Changes;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.People;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What a person may do about locks, the same for pages, remote API and command line. Each act needs
 * {@link GuardPermissions#MANAGE_LOCKS} and a reason, is in the history with user, time and reason, and when it returns
 * it is on disk and the builds of this controller have been told; those of others hear of it by themselves.
 *
 * <p>Every method throws Jenkins' access-denied exception without the permission, {@link IllegalArgumentException} for a
 * reason that is missing or too long, {@link LockRefusedException} if the act isn't possible, say because the request
 * has ended in the meantime, and {@link DatabaseUnavailableException}; then nothing has changed. All their messages are
 * fit for the user.
 */
public final class LockActions {

    /** In characters. */
    public static final int MAX_REASON = 1000;

    private LockActions() {}

    /**
     * Takes a request's locks away, or takes it out of the queue.
     *
     * @param keepRunning whether the block of the holder goes on without its locks; otherwise it is aborted
     */
    public static void forceRelease(UUID request, String reason, boolean keepRunning) {
        act(reason, (user, why) -> LockActs.ofController().force(request, user, why, !keepRunning));
    }

    /** Puts a waiting request before or behind all others that wait for its locks. */
    public static void move(UUID request, LockActs.To to, String reason) {
        act(reason, (user, why) -> LockActs.ofController().move(request, to, user, why));
    }

    /** Closes a lock for maintenance: nobody gets it until it is opened again. Who holds it keeps it. */
    public static void close(LockName lock, String reason) {
        act(reason, (user, why) -> LockActs.ofController().close(lock, user, why));
    }

    /** Opens a closed lock again. */
    public static void open(LockName lock, String reason) {
        act(reason, (user, why) -> LockActs.ofController().open(lock, user, why));
    }

    private static void act(String reason, BiFunction<String, String, Changes> act) {
        GuardPermissions.check(GuardPermissions.MANAGE_LOCKS);
        String why = checked(reason);
        Changes changes = act.apply(People.currentName(), why);
        Locks.get().tell(changes);
    }

    private static String checked(String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw new IllegalArgumentException("A reason is needed: it is kept in the lock's history");
        }
        if (why.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "The reason has " + why.length() + " characters, at most " + MAX_REASON + " are allowed");
        }
        return why;
    }
}
