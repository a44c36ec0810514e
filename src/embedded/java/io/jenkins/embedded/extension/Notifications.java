package io.jenkins.embedded.extension;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells listeners; the failure of one is logged and doesn't keep the others from hearing. */
public final class Notifications {
    private static final Logger LOGGER = Logger.getLogger(Notifications.class.getName());

    private Notifications() {}

    public static <L> void send(Iterable<? extends L> listeners, Consumer<? super L> event) {
        for (L listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | LinkageError x) {
                LOGGER.log(Level.WARNING, x, () -> "Listener " + listener + " failed");
            }
        }
    }
}
