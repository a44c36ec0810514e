package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.embedded.extension.Notifications;
import java.util.List;
import java.util.function.Consumer;
import org.jvnet.tiger_types.Types;

/** Is told of the phases of builds of a type. */
public abstract class RunListener<R extends Run> implements ExtensionPoint {
    /** Builds of other types aren't reported. */
    public final Class<R> targetType;

    protected RunListener(Class<R> targetType) {
        this.targetType = targetType;
    }

    /** Takes the type from the type parameter of the subclass. */
    @SuppressWarnings("unchecked")
    protected RunListener() {
        this.targetType = (Class)
                Types.erasure(Types.getTypeArgument(Types.getBaseClass(getClass(), RunListener.class), 0, Run.class));
    }

    /** Before anything else of the build happens. */
    public void onInitialize(R r) {}

    public void onStarted(R r, TaskListener listener) {}

    /** The result is final, the log still open. */
    public void onCompleted(R r, TaskListener listener) {}

    /** Everything is saved and the log closed. */
    public void onFinalized(R r) {}

    public void onDeleted(R r) {}

    public static ExtensionList<RunListener> all() {
        return ExtensionList.lookup(RunListener.class);
    }

    public static void fireInitialize(Run r) {
        send(r, l -> l.onInitialize(r));
    }

    public static void fireStarted(Run r, TaskListener listener) {
        send(r, l -> l.onStarted(r, listener));
    }

    public static void fireCompleted(Run r, TaskListener listener) {
        send(r, l -> l.onCompleted(r, listener));
    }

    public static void fireFinalized(Run r) {
        send(r, l -> l.onFinalized(r));
    }

    public static void fireDeleted(Run r) {
        send(r, l -> l.onDeleted(r));
    }

    @SuppressWarnings("unchecked")
    private static void send(Run r, Consumer<RunListener<Run>> event) {
        for (RunListener<Run> listener : all()) {
            if (listener.targetType.isInstance(r)) {
                Notifications.send(List.of(listener), event);
            }
        }
    }
}
