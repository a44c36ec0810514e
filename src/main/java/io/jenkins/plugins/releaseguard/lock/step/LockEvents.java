package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.platform.OneAtATime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The events that the listeners of this controller haven't heard of yet. */
@Extension
public class LockEvents {

    static final int CAPACITY = 10_000;

    private static final Logger LOGGER = Logger.getLogger(LockEvents.class.getName());

    private final Queue<LockEvent> waiting = new ArrayDeque<>();
    private final OneAtATime delivery = new OneAtATime(this::deliver);
    private boolean full;

    static LockEvents get() {
        return ExtensionList.lookupSingleton(LockEvents.class);
    }

    void publish(List<LockEvent> events) {
        if (!events.isEmpty()) {
            events.forEach(this::add);
            delivery.run();
        }
    }

    private synchronized void add(LockEvent event) {
        if (waiting.size() < CAPACITY) {
            full = false;
            waiting.add(event);
        } else if (!full) {
            full = true;
            LOGGER.log(Level.WARNING, "A listener of lock events hangs: {0} wait for it; more are dropped", CAPACITY);
        }
    }

    private synchronized @Nullable LockEvent next() {
        return waiting.poll();
    }

    private void deliver() {
        for (LockEvent event = next(); event != null; event = next()) {
            for (LockListener listener : LockListener.all()) {
                tell(listener, event);
            }
        }
    }

    private static void tell(LockListener listener, LockEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException | Error e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> listener.getClass().getName() + " failed to hear of " + event.kind() + " " + event.names());
        }
    }
}
