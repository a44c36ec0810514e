package io.jenkins.embedded.pipeline;

import hudson.ExtensionList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells extensions of an event; a listener that throws doesn't harm the others. */
public final class Listeners {

    private static final Logger LOGGER = Logger.getLogger(Listeners.class.getName());

    private Listeners() {}

    public static <T> void notifyAll(Class<T> type, Consumer<T> event) {
        for (T listener : ExtensionList.lookup(type)) {
            try {
                event.accept(listener);
            } catch (RuntimeException | LinkageError x) {
                LOGGER.log(Level.WARNING, "A listener failed: " + listener, x);
            }
        }
    }
}
