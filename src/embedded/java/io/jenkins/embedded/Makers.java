package io.jenkins.embedded;

import hudson.model.Queue;
import io.jenkins.embedded.extension.Components;
import java.io.File;
import java.io.IOException;
import java.util.function.Function;
import jenkins.model.Jenkins;

/** Makes objects of API classes that have no constructor in the API; those classes register here how. */
public final class Makers {
    private static Function<File, Queue> queueMaker;

    private Makers() {}

    /** Starts a controller on a home directory. */
    public interface Starter {
        Jenkins start(File home, Components components) throws IOException;
    }

    /** To be called by the class of the queue when it is initialized. */
    public static void registerQueue(Function<File, Queue> maker) {
        queueMaker = maker;
    }

    /** The queue of the controller with this home directory. */
    public static Queue queue(File home) {
        initialize(Queue.class.getName());
        return queueMaker.apply(home);
    }

    static Starter starter() {
        try {
            var constructor = Class.forName("jenkins.model.Startup").getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Starter) constructor.newInstance();
        } catch (ReflectiveOperationException x) {
            throw new IllegalStateException(x);
        }
    }

    private static void initialize(String className) {
        try {
            Class.forName(className);
        } catch (ClassNotFoundException x) {
            throw new IllegalStateException(x);
        }
    }
}
