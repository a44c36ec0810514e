package hudson.model;

import java.io.IOException;

/** An object that knows how to persist itself. */
public interface Saveable {
    Saveable NOOP = () -> {};

    void save() throws IOException;
}
