package io.jenkins.plugins.releaseguard.lock.step;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import java.util.List;

/**
 * Extension point: hears what happens to locks and to those who want them. See {@link LockEvent.Kind} for what that may
 * be; more kinds may be added.
 *
 * <p>A listener is told after the change is on disk, in the background, one event after another in their order, as the
 * user SYSTEM. So it can't prevent anything, and by the time it hears of a grant the block may have ended. An event is
 * told once, on the controller whose act it was: when a build of one controller gives a lock back and a build of another
 * one gets it, the first one's listeners hear of both. What a listener throws is logged and harms nobody; a slow one
 * delays the others, not the builds. When a controller dies, or {@value LockEvents#CAPACITY} events wait for a listener
 * that hangs, events are lost: the history of the locks is complete, this is not.
 */
public abstract class LockListener implements ExtensionPoint {

    /** Something happened. May take its time, but other listeners wait. */
    public abstract void on(LockEvent event);

    /** All listeners of this controller. */
    public static ExtensionList<LockListener> all() {
        return ExtensionList.lookup(LockListener.class);
    }

    /** Tells all listeners, soon. Returns at once and throws nothing. */
    static void publish(List<LockEvent> events) {
        LockEvents.get().publish(events);
    }
}
