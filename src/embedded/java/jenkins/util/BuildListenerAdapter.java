package jenkins.util;

import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.PrintStream;

/** Gives a plain listener to those who ask for one of a build. */
public final class BuildListenerAdapter implements BuildListener {

    private static final long serialVersionUID = 1L;

    private final TaskListener delegate;

    public BuildListenerAdapter(TaskListener delegate) {
        this.delegate = delegate;
    }

    public static BuildListener wrap(TaskListener l) {
        return l instanceof BuildListener listener ? listener : new BuildListenerAdapter(l);
    }

    @Override
    public PrintStream getLogger() {
        return delegate.getLogger();
    }
}
