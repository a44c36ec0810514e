package hudson.console;

import hudson.MarkupText;
import java.io.Serializable;

/** Adds markup to the lines of a log, one after the other. */
public abstract class ConsoleAnnotator<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Marks one line; answers who is to mark the next one, or null. */
    public abstract ConsoleAnnotator<T> annotate(T context, MarkupText text);
}
